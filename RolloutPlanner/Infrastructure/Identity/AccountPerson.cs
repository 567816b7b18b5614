using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Infrastructure.Identity;

internal static class AccountPerson
{
    /// <summary>The typed id of a stored account. A row whose id is no id means a broken database, so it throws.</summary>
    public static UserId PersonId(this Account row) => UserId.Parse(row.Id, "id").Value;

    public static Actor Actor(this Account row, Channel channel) => new(row.PersonId(), row.DisplayName, row.Roles & ~(Roles.System | Roles.Reporter), channel);
}
