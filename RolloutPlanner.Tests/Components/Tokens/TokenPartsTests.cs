using Bunit;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Components.Tokens;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Tokens;

public class TokenPartsTests : BunitContext
{
    private static readonly ReaderClock Clock = ReaderClock.Utc(At.Noon);

    public TokenPartsTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void Table_States_HaveWordsAndOnlyRevokedOnesNoRevoking()
    {
        TokenSummary[] tokens = [Summary("Works", 90), Summary("Soon", 13.5), Summary("Last day", 0.5), Summary("Expired", 0), Summary("Orphan", 90) with { MakerIsDisabled = true }, Summary("Revoked", 90, At.Nine)];

        var part = Render<TokenTable>(p => p.Add(t => t.Tokens, tokens).Add(t => t.Clock, Clock));

        Assert.Equal(["check_circleWorks", "scheduleEnds in 13 days", "scheduleEnds in 1 day", "event_busyExpired", "person_offMaker disabled", "blockRevoked"], part.FindAll(".pill").Select(pill => pill.TextContent));
        Assert.Equal(["Works", "Soon", "Last day", "Expired", "Orphan"], part.FindAll("a").Select(link => link.GetAttribute("aria-label")!["Revoke ".Length..]));
    }

    [Fact]
    public void Table_Row_SaysWhatWhoAndWhen()
    {
        var part = Render<TokenTable>(p => p.Add(t => t.Tokens, [Summary("Shop", 90) with { LastUsedAt = At.Minutes(-12) }]).Add(t => t.Clock, Clock));

        Assert.Equal(["Shopab12cd34", "Evaluate flags, Read", "Ingrid Solberg", "Tue 16 Feb 2027, 12:00 UTC", "12 min ago", "check_circleWorks", "Revoke…"], part.FindAll("td").Select(cell => cell.TextContent.Trim()));
    }

    [Fact]
    public void Secret_Shown_StandsOnceWithACommandThatUsesIt()
    {
        var part = Secret(new(Summary("Shop", 90).Token, "rp_multi_ab12cd34_secret"));

        Assert.Equal("rp_multi_ab12cd34_secret", part.Find("#secret").TextContent);
        Assert.StartsWith("curl -X POST http://localhost:5000/ofrep/v1/evaluate/flags", part.Find("#example").TextContent);
        Assert.Contains("'Authorization: Bearer rp_multi_ab12cd34_secret'", part.Find("#example").TextContent);
    }

    [Fact]
    public void Secret_OfATokenThatOnlySendsReadings_OffersNoEvaluation() =>
        Assert.Empty(Secret(new(Summary("Shop", 90).Token with { Scopes = TokenScopes.Ingest }, "rp_ingest_ab12cd34_secret")).FindAll("#example"));

    [Fact]
    public void Secret_OfARepeatedCommand_SaysThatNobodyCanShowIt()
    {
        var part = Secret(new(Summary("Shop", 90).Token, null));

        Assert.Contains("This token was made before.", part.Markup);
        Assert.Empty(part.FindAll("pre"));
    }

    [Fact]
    public void Revoke_Asked_SaysWhatStops()
    {
        var used = Render<RevokeTokenDialog>(p => p.Add(d => d.Summary, Summary("Shop", 90) with { LastUsedAt = At.Minutes(-12) }).Add(d => d.Clock, Clock).Add(d => d.OnClose, () => { }).Add(d => d.OnRevoke, () => { }));
        var idle = Render<RevokeTokenDialog>(p => p.Add(d => d.Summary, Summary("Shop", 90)).Add(d => d.Clock, Clock).Add(d => d.OnClose, () => { }).Add(d => d.OnRevoke, () => { }));

        Assert.Contains("Every program that uses it is refused within two seconds. It was used last at 11:48 UTC.", used.Markup);
        Assert.Contains("Nobody has used it yet.", idle.Markup);
    }

    private IRenderedComponent<SecretDialog> Secret(NewToken made) =>
        Render<SecretDialog>(p => p.Add(d => d.Made, made).Add(d => d.Address, "http://localhost:5000/").Add(d => d.Clock, Clock).Add(d => d.OnClose, () => { }));

    private static TokenSummary Summary(string name, double days, DateTimeOffset? revoked = null) =>
        new(new("ab12cd34", name, TokenScopes.Evaluate | TokenScopes.Read, By.Ingrid.Id, At.Nine, At.Noon.AddDays(days), revoked), "Ingrid Solberg", false, null);
}
