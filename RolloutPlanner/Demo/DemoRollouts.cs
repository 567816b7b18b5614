using RolloutPlanner.Application.Accounts;
using static RolloutPlanner.Demo.DemoContent;

namespace RolloutPlanner.Demo;

/// <summary>One rollout per state that a person may meet.</summary>
internal static class DemoRollouts
{
    private const string Template = "city-by-city";

    public static async Task CompletedAsync(DemoScript script)
    {
        await script.CreateAsync("invoice-pdf", Template, Plan(
            "Invoices as PDF", "Fewer support questions about invoices.", "Low. The old page stays reachable.",
            Stage("Everybody", null, 100, 0, 1, Trigger("errors", "billing-page-errors", "atMost", 2.0m, 100))));
        await script.SubmitAsync("invoice-pdf");
        await script.SignAndStartAsync("invoice-pdf");
        await script.SoakAsync("invoice-pdf", TimeSpan.FromHours(6), ("billing-page-errors", 0.3m, 4120));
        await script.ApproveAsync("invoice-pdf", DemoAccounts.Priya, "Six hours without a complaint.");
        await script.AdvanceAsync("invoice-pdf");
    }

    public static async Task RolledBackAsync(DemoScript script)
    {
        await script.CreateAsync("quick-reorder", Template, Plan(
            "Quick reorder", "A second order with one tap.", "Wrong quantities are costly.",
            Stage("QA organisation", "qa-organisation", 100, 0, 1, Trigger("errors", "payment-errors", "atMost", 15m, 20)),
            Stage("Everybody", null, 100, 24, 1, Trigger("errors", "payment-errors", "atMost", 1.5m, 500))));
        await script.SubmitAsync("quick-reorder");
        await script.SignAndStartAsync("quick-reorder");
        await script.PassAsync("quick-reorder", TimeSpan.FromHours(5));
        await script.RollBackFullyAsync("quick-reorder", "Two testers ordered 22 crates instead of 2. The quantity field must be fixed first.");
    }

    public static async Task CheckoutAsync(DemoScript script)
    {
        // The stages follow each other without a gap, or the gates would miss numbers and pause.
        script.Clock.MoveTo(script.Clock.Present - TimeSpan.FromHours(52));
        var safety = Trigger("payment-trigger", "payment-errors", "atMost", 3.0m, 100).Often(3);
        var completion = Success("completion", "checkout-completion", "atLeast", 60m, 100);
        await script.CreateAsync("checkout-redesign", Template, Plan(
            "Redesigned checkout", "More people finish their order on a phone.", "Payment providers differ by country. Refunds lag by a day.",
            Stage("QA organisation", "qa-organisation", 100, 24, 1, Trigger("payment-trigger", "payment-errors", "atMost", 15m, 20)).WithChecklist("Support team has been told"),
            Stage(
                "5% of London", "london", 5, 48, 2, safety,
                Success("payment-limit", "payment-errors", "atMost", 2, 1500).Often(2),
                completion,
                Success("checkout-time", "checkout-time", "atMost", 4, 500).More(4),
                Success("refunds", "refund-requests", "atMost", 2.5m, 400),
                Watched("slow-pages", "slow-pages", 1.5m)).WithChecklist("Someone is on call at each start"),
            Stage("20% of Sydney", "sydney", 20, 48, 1, safety, completion),
            Stage("Half of everybody", null, 50, 72, 1, safety, completion),
            Stage("Everybody", null, 100, 24, 1, Trigger("payment-trigger", "payment-errors", "atMost", 3.0m, 100))) with
        { Links = ["https://fernhill.example/briefs/checkout"] });
        await script.SubmitAsync("checkout-redesign");
        await script.SignAndStartAsync("checkout-redesign");
        await script.TickAllAsync("checkout-redesign");
        await script.PassAsync("checkout-redesign", TimeSpan.FromHours(26));
        await script.ApproveAsync("checkout-redesign", DemoAccounts.Tom, "QA found nothing open.");
        await script.AdvanceAsync("checkout-redesign");
        await script.PassAsync("checkout-redesign", TimeSpan.FromHours(20), ("refund-requests", 1.5m, 481));
    }

    /// <summary>What the shop sent while other things happened.</summary>
    public static Task CheckoutSoFarAsync(DemoScript script) => script.CatchUpAsync("checkout-redesign", script.Clock.GetUtcNow());

    public static Task CheckoutUntilNowAsync(DemoScript script) => script.CatchUpAsync("checkout-redesign", script.Clock.Present);

    public static async Task PausedByTriggerAsync(DemoScript script)
    {
        await script.CreateAsync("saved-cards", Template, Plan(
            "Saved cards", "Returning customers pay faster.", "Card data is handled by the provider, but errors hurt at once.",
            Stage("10% of London", "london", 10, 12, 1, Trigger("card-errors", "card-save-errors", "atMost", 1.0m, 100, "pause")),
            Stage("Everybody", null, 100, 24, 1, Trigger("card-errors", "card-save-errors", "atMost", 1.0m, 1000, "pause"))));
        await script.SubmitAsync("saved-cards");
        await script.SignAndStartAsync("saved-cards");
        script.Clock.Move(TimeSpan.FromMinutes(6));
        await script.ReadAsync("saved-cards", "card-save-errors", 1.9m, 212);
    }

    public static async Task InReviewAsync(DemoScript script)
    {
        await script.CreateAsync("search-suggestions", "percentage-ladder", Plan(
            "Search suggestions", "People find products in fewer steps.", "Slow suggestions are worse than none.",
            Stage("5% of everybody", null, 5, 24, 1, Trigger("completion", "checkout-completion", "atLeast", 58m, 100)),
            Stage("Everybody", null, 100, 24, 1, Trigger("completion", "checkout-completion", "atLeast", 60m, 500))));
        await script.SubmitAsync("search-suggestions");
    }

    public static Task DraftAsync(DemoScript script) => script.CreateAsync("billing-v2", "one-cohort", Plan(
        "New billing interface", "Premium customers see all invoices in one place.", "Partners look at this page every morning.",
        Stage("QA organisation", "qa-organisation", 100, 24, 1),
        Stage("Partner network, 25%", "premium-partner-network", 25, 48, 1, Success("errors", "billing-page-errors", "atMost", 0.5m, 400)),
        Stage("Partner network, all", "premium-partner-network", 100, 72, 1, Success("errors", "billing-page-errors", "atMost", 0.5m, 400)),
        Stage("All premium customers", "premium", 100, 24, 2)));
}
