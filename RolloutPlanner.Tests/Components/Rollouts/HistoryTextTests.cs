using System.Text.RegularExpressions;
using RolloutPlanner.Application.Audit;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Tests.Components.Rollouts;

public class HistoryTextTests
{
    [Theory]
    [InlineData("rollout-started", """{"after":{"status":"Running","stage":1,"planVersion":4}}""", "Maya started stage 1 under plan version 4.")]
    [InlineData("stage-advanced", """{"before":{"stage":1},"after":{"stage":2}}""", "Maya advanced to stage 2.")]
    [InlineData("stages-skipped", """{"before":{"stage":1},"after":{"stage":3}}""", "Maya skipped from stage 1 to stage 3, a deviation from the plan.")]
    [InlineData("rolled-back-to-stage", """{"before":{"stage":3},"after":{"stage":1}}""", "Maya rolled back from stage 3 to stage 1.")]
    [InlineData("gate-approved", """{"after":{"targetStage":3}}""", "Maya approved going on to stage 3.")]
    [InlineData("gate-declined", """{"after":{"targetStage":3}}""", "Maya declined going on to stage 3.")]
    [InlineData("criterion-overridden", """{"details":{"hook":"refunds"},"after":{"criterionId":"limit","needsSecond":false}}""", "Maya set refunds aside for a while.")]
    [InlineData("criterion-overridden", """{"details":{"hook":"refunds"},"after":{"criterionId":"limit","needsSecond":true}}""", "Maya asked to set refunds aside for a while.")]
    [InlineData("override-seconded", """{"after":{"criterionId":"limit"}}""", "Maya agreed that the criterion limit is set aside.")]
    [InlineData("override-reviewed", """{"after":{"criterionId":"limit"}}""", "Maya closed the review of setting the criterion limit aside.")]
    [InlineData("readiness-signed", """{"after":{"topic":"Metrics"}}""", "Maya signed the readiness check “every metric delivers”.")]
    [InlineData("readiness-withdrawn", """{"before":{"topic":"People"}}""", "Maya withdrew the signature under the readiness check “the people who answer for it are named and active”.")]
    [InlineData("readiness-noted", """{"after":{"topic":"Cohorts"}}""", "Maya left a note on the readiness check “somebody matches each cohort”.")]
    [InlineData("plan-edited", """{"details":{"clearedSignOffs":2}}""", "Maya edited the plan, which voided 2 signatures.")]
    [InlineData("measurement-recorded", """{"after":{"hook":"refunds","value":1.50,"sampleSize":1481}}""", "Maya entered 1.50 for refunds, from a sample of 1,481.")]
    [InlineData("measurement-recorded", """{"after":{"hook":"refunds","value":1.5,"sampleSize":null}}""", "Maya entered 1.5 for refunds, by expert judgement.")]
    [InlineData("checklist-item-ticked", """{"details":{"item":{"text":"Support is ready"}}}""", "Maya ticked “Support is ready”.")]
    [InlineData("role-granted", """{"after":{"name":"Tom","roles":"Auditor, EngineeringLead"}}""", "Maya gave Tom more roles: auditor and engineering lead now.")]
    [InlineData("token-created", """{"after":{"name":"Shop"}}""", "Maya made the API token Shop.")]
    [InlineData("token-revoked", """{"before":{"name":"Shop"},"after":{"name":"Shop"}}""", "Maya revoked the API token Shop.")]
    [InlineData("directory-imported", """{"details":{"people":6000,"source":"crm.csv"}}""", "Maya imported 6,000 people from crm.csv.")]
    [InlineData("denied", """{"details":{"command":"rollout.advance"}}""", "Maya was refused to rollout advance.")]
    [InlineData("stage-entered", "{}", "Maya did: stage entered, checkout.")]
    [InlineData("rollout-started", "not json", "Maya started a stage under the plan.")]
    public void Sentence_OfAnEntry_IsPlain(string kind, string payload, string sentence) => Assert.Equal(sentence, HistoryText.Sentence(Entry(kind, payload)));

    [Fact]
    public void Sentence_OfEveryEvent_HasWordsOfItsOwn()
    {
        var kinds = typeof(RolloutEvent).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DomainEvent)))
            .Select(type => Regex.Replace(type.Name, "(?<!^)([A-Z])", "-$1").ToLowerInvariant());

        Assert.DoesNotContain(kinds, kind => HistoryText.Deed(Entry(kind, "{}")).StartsWith("did:", StringComparison.Ordinal));
    }

    private static HistoryEntry Entry(string kind, string payload) => new(
        1, TestKit.At.Noon, "maya", "Maya", Channel.Screen, Guid.Empty, kind, "rollout", "checkout", "checkout", null, null, null, payload);
}
