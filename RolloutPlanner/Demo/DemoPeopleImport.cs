using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Demo;

/// <summary>Puts the made-up people into the directory, as an import of Maya's.</summary>
internal static class DemoPeopleImport
{
    public static async Task RunAsync(ICommandExecutor executor)
    {
        var people = DemoPeople.All;
        var stamp = new CommandOrigin(Guid.NewGuid(), DemoAccounts.Maya.Id, Channel.Screen).Stamp("import-people", "demo");
        var done = await executor.ExecuteAsync(stamp, async workspace =>
        {
            var what = new DirectoryImported("CRM export, customers", people.People.Count, people.Attributes, 0, workspace.Actor, workspace.Now);
            return new Receipt(SubjectKinds.Directory, await workspace.Directory.ReplaceAsync(people.People, what));
        }, default);
        if (done.IsError) throw new InvalidOperationException(done.Error.Message);
    }
}
