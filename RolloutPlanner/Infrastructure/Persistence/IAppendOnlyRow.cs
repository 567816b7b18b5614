namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>A row that is written once: the context and triggers in the database refuse to change or delete it.</summary>
internal interface IAppendOnlyRow;
