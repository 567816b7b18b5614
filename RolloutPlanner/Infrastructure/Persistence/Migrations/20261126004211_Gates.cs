using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RolloutPlanner.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Gates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Arms",
                table: "Measurements",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Counters",
                table: "Measurements",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Definition",
                table: "Measurements",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Failure",
                table: "Measurements",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "FreshTicks",
                table: "Measurements",
                type: "INTEGER",
                nullable: false,
                defaultValue: 864000000000L);

            migrationBuilder.AddColumn<string>(
                name: "Origin",
                table: "Measurements",
                type: "TEXT",
                nullable: false,
                defaultValue: "Manual");

            migrationBuilder.AddColumn<string>(
                name: "Query",
                table: "Measurements",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "WindowTicks",
                table: "Measurements",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "Better",
                table: "Hooks",
                type: "TEXT",
                nullable: false,
                defaultValue: "Lower");

            migrationBuilder.AddColumn<long>(
                name: "IntervalSeconds",
                table: "Hooks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 60L);

            migrationBuilder.AddColumn<string>(
                name: "Origin",
                table: "Hooks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ProblemAt",
                table: "Hooks",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ProblemDetail",
                table: "Hooks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ProblemKind",
                table: "Hooks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Shape",
                table: "Hooks",
                type: "TEXT",
                nullable: false,
                defaultValue: "Number");

            migrationBuilder.CreateTable(
                name: "Evaluations",
                columns: table => new
                {
                    RolloutKey = table.Column<string>(type: "TEXT", nullable: false),
                    Run = table.Column<int>(type: "INTEGER", nullable: false),
                    CriterionId = table.Column<string>(type: "TEXT", nullable: false),
                    WindowEnd = table.Column<long>(type: "INTEGER", nullable: false),
                    PlanVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Hook = table.Column<string>(type: "TEXT", nullable: false),
                    WindowStart = table.Column<long>(type: "INTEGER", nullable: true),
                    Query = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: true),
                    SampleSize = table.Column<long>(type: "INTEGER", nullable: true),
                    Threshold = table.Column<string>(type: "TEXT", nullable: false),
                    Verdict = table.Column<string>(type: "TEXT", nullable: false),
                    Action = table.Column<string>(type: "TEXT", nullable: false),
                    Why = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Evaluations", x => new { x.RolloutKey, x.Run, x.CriterionId, x.WindowEnd, x.PlanVersion });
                    table.ForeignKey(
                        name: "FK_Evaluations_Rollouts_RolloutKey",
                        column: x => x.RolloutKey,
                        principalTable: "Rollouts",
                        principalColumn: "Key",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Leases",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Owner = table.Column<string>(type: "TEXT", nullable: false),
                    Epoch = table.Column<long>(type: "INTEGER", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Leases", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Outcomes",
                columns: table => new
                {
                    RolloutKey = table.Column<string>(type: "TEXT", nullable: false),
                    Run = table.Column<int>(type: "INTEGER", nullable: false),
                    Hook = table.Column<string>(type: "TEXT", nullable: false),
                    Person = table.Column<string>(type: "TEXT", nullable: false),
                    IsTreated = table.Column<bool>(type: "INTEGER", nullable: false),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    IsBad = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outcomes", x => new { x.RolloutKey, x.Run, x.Hook, x.Person });
                    table.ForeignKey(
                        name: "FK_Outcomes_Rollouts_RolloutKey",
                        column: x => x.RolloutKey,
                        principalTable: "Rollouts",
                        principalColumn: "Key",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RunEvidence",
                columns: table => new
                {
                    RolloutKey = table.Column<string>(type: "TEXT", nullable: false),
                    Run = table.Column<int>(type: "INTEGER", nullable: false),
                    Seq = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RunEvidence", x => new { x.RolloutKey, x.Run });
                    table.ForeignKey(
                        name: "FK_RunEvidence_Rollouts_RolloutKey",
                        column: x => x.RolloutKey,
                        principalTable: "Rollouts",
                        principalColumn: "Key",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Measurements_RolloutKey_Run_Hook_ObservedAt",
                table: "Measurements",
                columns: new[] { "RolloutKey", "Run", "Hook", "ObservedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Outcomes_RolloutKey_Run_Hook_SeenAt",
                table: "Outcomes",
                columns: new[] { "RolloutKey", "Run", "Hook", "SeenAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Evaluations");

            migrationBuilder.DropTable(
                name: "Leases");

            migrationBuilder.DropTable(
                name: "Outcomes");

            migrationBuilder.DropTable(
                name: "RunEvidence");

            migrationBuilder.DropIndex(
                name: "IX_Measurements_RolloutKey_Run_Hook_ObservedAt",
                table: "Measurements");

            migrationBuilder.DropColumn(
                name: "Arms",
                table: "Measurements");

            migrationBuilder.DropColumn(
                name: "Counters",
                table: "Measurements");

            migrationBuilder.DropColumn(
                name: "Definition",
                table: "Measurements");

            migrationBuilder.DropColumn(
                name: "Failure",
                table: "Measurements");

            migrationBuilder.DropColumn(
                name: "FreshTicks",
                table: "Measurements");

            migrationBuilder.DropColumn(
                name: "Origin",
                table: "Measurements");

            migrationBuilder.DropColumn(
                name: "Query",
                table: "Measurements");

            migrationBuilder.DropColumn(
                name: "WindowTicks",
                table: "Measurements");

            migrationBuilder.DropColumn(
                name: "Better",
                table: "Hooks");

            migrationBuilder.DropColumn(
                name: "IntervalSeconds",
                table: "Hooks");

            migrationBuilder.DropColumn(
                name: "Origin",
                table: "Hooks");

            migrationBuilder.DropColumn(
                name: "ProblemAt",
                table: "Hooks");

            migrationBuilder.DropColumn(
                name: "ProblemDetail",
                table: "Hooks");

            migrationBuilder.DropColumn(
                name: "ProblemKind",
                table: "Hooks");

            migrationBuilder.DropColumn(
                name: "Shape",
                table: "Hooks");
        }
    }
}
