namespace RolloutPlanner.Tests.TestKit;

/// <summary>Fails with every offender in full, one a line; a shortened list would hide the one to mend.</summary>
internal static class Offenders
{
    public static void None(IEnumerable<string> offenders)
    {
        var all = offenders.Distinct().ToList();
        if (all.Count > 0) Assert.Fail(string.Join('\n', all));
    }
}
