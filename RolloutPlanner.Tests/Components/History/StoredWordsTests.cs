using RolloutPlanner.Components.History;

namespace RolloutPlanner.Tests.Components.History;

public class StoredWordsTests
{
    [Theory]
    [InlineData("status", "RolledBack", "Rolled back")]
    [InlineData("roles", "Admin, EngineeringLead", "Admin, Engineering lead")]
    [InlineData("mode", "byHand", "byHand")]
    [InlineData("name", "RolledBack", "RolledBack")]
    [InlineData("submittedAt", "2026-11-20T11:10:45.085777Z", "Fri 20 Nov 2026, 11:10:45 UTC")]
    [InlineData("at", "yesterday", "yesterday")]
    public void Value_ByItsName_IsSaidInWordsOrAsItWasTyped(string name, string stored, string said) => Assert.Equal(said, StoredWords.Of(["after", name], stored));

    [Fact]
    public void Value_InAList_IsSaidByTheNameOfTheList() => Assert.Equal("Product manager", StoredWords.Of(["roles", "[0]"], "ProductManager"));
}
