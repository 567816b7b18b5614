using RolloutPlanner.Application.Planning;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Cohorts;

/// <summary>What another rule for a cohort does to its members, counted over the people directory.</summary>
/// <param name="SomeJoined">The first of those who join, in the order of the directory; at most <see cref="Named"/>.</param>
/// <param name="SomeLeft">The first of those who leave.</param>
public sealed record MemberChange(int Before, int After, int Joined, int Left, ValueList<DirectoryPerson> SomeJoined, ValueList<DirectoryPerson> SomeLeft)
{
    /// <summary>How many are named on each side.</summary>
    public const int Named = 5;

    public bool IsNone => Joined == 0 && Left == 0;

    /// <param name="was">For each person, in order, whether they belong to the one.</param>
    /// <param name="becomes">And whether to the other.</param>
    public static MemberChange Between(IReadOnlyList<DirectoryPerson> people, IReadOnlyList<bool> was, IReadOnlyList<bool> becomes)
    {
        int before = 0, after = 0, joined = 0, left = 0;
        List<DirectoryPerson> someJoined = [], someLeft = [];
        for (var i = 0; i < people.Count; i++)
        {
            if (was[i]) before++;
            if (becomes[i]) after++;
            switch (was[i], becomes[i])
            {
                case (false, true): Name(someJoined, people[i], ++joined); break;
                case (true, false): Name(someLeft, people[i], ++left); break;
            }
        }
        return new(before, after, joined, left, someJoined.ToValueList(), someLeft.ToValueList());
    }

    private static void Name(List<DirectoryPerson> some, DirectoryPerson person, int count)
    {
        if (count <= Named) some.Add(person);
    }
}
