using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Components.Cohorts;

/// <summary>
/// A cohort while somebody edits it: everything as typed, rule and list side by side, so that switching between them loses nothing.
/// <see cref="SeenVersion"/> is the version that the edit began with; 0 for a new cohort.
/// </summary>
public sealed class CohortForm
{
    private bool _keyTyped;
    private string _name = "";

    public int SeenVersion { get; set; }

    public bool IsNew => SeenVersion == 0;

    public string Key { get; private set; } = "";

    /// <summary>Until a key is typed, a new cohort's key follows its name.</summary>
    public string Name
    {
        get => _name;
        set
        {
            _name = value;
            if (IsNew && !_keyTyped) Key = KeySuggestion.From(value);
        }
    }

    public string Description { get; set; } = "";

    public bool IsList { get; set; }

    /// <summary>Always a group; a stored rule that is none stands alone in it.</summary>
    public RuleNode Root { get; private set; } = RuleNode.Group("all");

    /// <summary>The stored rule is the one rule in <see cref="Root"/>, without a group around it.</summary>
    public bool IsBare => _storedBare && Root is { Kind: "all", Rules.Count: 1 };

    private bool _storedBare;

    public List<string> Members { get; } = [];

    public static CohortForm From(CohortDocument document, int seenVersion)
    {
        var form = new CohortForm
        {
            SeenVersion = seenVersion,
            Name = document.Name ?? "",
            Description = document.Description ?? "",
            IsList = document.Members is not null,
            Key = document.Key ?? "",
        };
        if (document.Members is { } members) form.Members.AddRange(members);
        if (document.Rule is { } rule) form.TakeRule(rule);
        return form;
    }

    public void TypeKey(string? key) => (Key, _keyTyped) = (key ?? "", true);

    /// <summary>The rule as it stands, whether or not it counts at the moment.</summary>
    public RuleSpec Rule => (IsBare ? Root.Rules[0] : Root).ToSpec();

    public CohortDocument ToDocument() => new()
    {
        Key = Key,
        Name = Name,
        Description = Description,
        Rule = IsList ? null : Rule,
        Members = IsList ? Members.ToValueList() : null,
    };

    private void TakeRule(RuleSpec rule)
    {
        var node = RuleNode.From(rule);
        _storedBare = !node.IsGroup;
        Root = node.IsGroup ? node : RuleNode.Group("all", node);
    }
}
