using Microsoft.EntityFrameworkCore;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>The same guards as those of <see cref="HistoryGuards"/>, for transitions, readings, evaluations, cohort versions and imports.</summary>
internal static class RowGuards
{
    private const string Sql = """
        CREATE TRIGGER IF NOT EXISTS Transitions_keeps_rows BEFORE DELETE ON Transitions BEGIN SELECT RAISE(ABORT, 'Transitions are never deleted.'); END;
        CREATE TRIGGER IF NOT EXISTS Transitions_keeps_values BEFORE UPDATE ON Transitions BEGIN SELECT RAISE(ABORT, 'Transitions are never changed.'); END;
        CREATE TRIGGER IF NOT EXISTS Transitions_keeps_numbers BEFORE INSERT ON Transitions
        WHEN EXISTS (SELECT 1 FROM Transitions WHERE RolloutKey = NEW.RolloutKey AND Seq = NEW.Seq) BEGIN SELECT RAISE(ABORT, 'This transition exists already.'); END;

        CREATE TRIGGER IF NOT EXISTS Measurements_keeps_rows BEFORE DELETE ON Measurements BEGIN SELECT RAISE(ABORT, 'Readings are never deleted.'); END;
        CREATE TRIGGER IF NOT EXISTS Measurements_keeps_values BEFORE UPDATE ON Measurements BEGIN SELECT RAISE(ABORT, 'Readings are never changed.'); END;
        CREATE TRIGGER IF NOT EXISTS Measurements_keeps_numbers BEFORE INSERT ON Measurements
        WHEN EXISTS (SELECT 1 FROM Measurements WHERE RolloutKey = NEW.RolloutKey AND Run = NEW.Run AND Seq = NEW.Seq) BEGIN SELECT RAISE(ABORT, 'This reading exists already.'); END;

        CREATE TRIGGER IF NOT EXISTS Evaluations_keeps_rows BEFORE DELETE ON Evaluations BEGIN SELECT RAISE(ABORT, 'Evaluations are never deleted.'); END;
        CREATE TRIGGER IF NOT EXISTS Evaluations_keeps_values BEFORE UPDATE ON Evaluations BEGIN SELECT RAISE(ABORT, 'Evaluations are never changed.'); END;
        CREATE TRIGGER IF NOT EXISTS Evaluations_keeps_numbers BEFORE INSERT ON Evaluations
        WHEN EXISTS (SELECT 1 FROM Evaluations WHERE RolloutKey = NEW.RolloutKey AND Run = NEW.Run AND CriterionId = NEW.CriterionId AND WindowEnd = NEW.WindowEnd AND PlanVersion = NEW.PlanVersion)
        BEGIN SELECT RAISE(ABORT, 'This evaluation exists already.'); END;

        CREATE TRIGGER IF NOT EXISTS CohortVersions_keeps_rows BEFORE DELETE ON CohortVersions BEGIN SELECT RAISE(ABORT, 'Cohort versions are never deleted.'); END;
        CREATE TRIGGER IF NOT EXISTS CohortVersions_keeps_values BEFORE UPDATE ON CohortVersions BEGIN SELECT RAISE(ABORT, 'Cohort versions are never changed.'); END;
        CREATE TRIGGER IF NOT EXISTS CohortVersions_keeps_numbers BEFORE INSERT ON CohortVersions
        WHEN EXISTS (SELECT 1 FROM CohortVersions WHERE Key = NEW.Key AND Number = NEW.Number) BEGIN SELECT RAISE(ABORT, 'This cohort version exists already.'); END;

        CREATE TRIGGER IF NOT EXISTS DirectoryImports_keeps_rows BEFORE DELETE ON DirectoryImports BEGIN SELECT RAISE(ABORT, 'Imports are never deleted.'); END;
        CREATE TRIGGER IF NOT EXISTS DirectoryImports_keeps_values BEFORE UPDATE ON DirectoryImports BEGIN SELECT RAISE(ABORT, 'Imports are never changed.'); END;
        CREATE TRIGGER IF NOT EXISTS DirectoryImports_keeps_numbers BEFORE INSERT ON DirectoryImports
        WHEN EXISTS (SELECT 1 FROM DirectoryImports WHERE Number = NEW.Number) BEGIN SELECT RAISE(ABORT, 'This import exists already.'); END;
        """;

    public static Task LayAsync(PlannerDbContext db, CancellationToken ct) => db.Database.ExecuteSqlRawAsync(Sql, ct);
}
