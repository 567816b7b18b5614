using RolloutPlanner.Domain.Flags;

namespace RolloutPlanner.Components.Text;

/// <summary>One of the six questions: its words, and where its answer stands.</summary>
/// <param name="Choices">What can be answered, each with the answers that it makes and whether it is given.</param>
public sealed record FlagQuestion(string Id, string Text, string Help, IReadOnlyList<FlagChoice> Choices)
{
    public static IReadOnlyList<FlagQuestion> All { get; } =
    [
        Plain("risky", "Could this go wrong in a way customers notice?", "Payments, sign-in, prices, data they rely on.", a => a.Risky, (a, yes) => a with { Risky = yes }),
        Plain("first", "Do you want some people to have it before others?", "A city, a plan, your own staff, 5% of everyone.", a => a.SomeFirst, (a, yes) => a with { SomeFirst = yes }),
        Plain("back", "Might you need to take it back within minutes?", "Faster than a new version could be released.", a => a.BackInMinutes, (a, yes) => a with { BackInMinutes = yes }),
        Plain("good", "Should it stay different for some people for good?", "For example, only premium customers ever get it.", a => a.ForGood, (a, yes) => a with { ForGood = yes }),
        Plain("compare", "Are you choosing between versions by comparing results?", "Not just checking that nothing breaks.", a => a.Comparing, (a, yes) => a with { Comparing = yes }),
        new("crm", "Does your CRM already know who should get it?", "A role, a contract, a plan.",
        [
            Crm("Yes", CrmKnowledge.Yes),
            Crm("Partly", CrmKnowledge.Partly),
            Crm("No", CrmKnowledge.No),
        ]),
    ];

    private static FlagQuestion Plain(string id, string text, string help, Func<FlagAnswers, bool?> given, Func<FlagAnswers, bool, FlagAnswers> give) => new(
        id, text, help, [new("Yes", a => given(a) == true, a => give(a, true)), new("No", a => given(a) == false, a => give(a, false))]);

    private static FlagChoice Crm(string word, CrmKnowledge crm) => new(word, a => a.Crm == crm, a => a with { Crm = crm });
}

/// <summary>One possible answer to a question.</summary>
public sealed record FlagChoice(string Word, Func<FlagAnswers, bool> IsGiven, Func<FlagAnswers, FlagAnswers> Give);
