using RolloutPlanner.Application.Tokens;

namespace RolloutPlanner.Tests.Application.Tokens;

public class TokenTextTests
{
    [Theory]
    [InlineData(TokenScopes.Evaluate, "eval")]
    [InlineData(TokenScopes.Ingest, "ingest")]
    [InlineData(TokenScopes.Read, "read")]
    [InlineData(TokenScopes.Automation, "auto")]
    [InlineData(TokenScopes.Evaluate | TokenScopes.Read, "multi")]
    public void New_ForScopes_SaysItsKindAndIdInFront(TokenScopes scopes, string kind)
    {
        var text = TokenText.New(scopes, "ab12cd34");

        Assert.Matches($"^rp_{kind}_ab12cd34_[0-9A-Za-z]{{49}}$", text);
        Assert.Equal("ab12cd34", TokenText.IdOf(text).ToString());
        Assert.True(text.Length <= TokenText.MaxLength);
    }

    [Fact]
    public void New_Twice_SharesNoSecret() =>
        Assert.NotEqual(TokenText.New(TokenScopes.Read, "ab12cd34"), TokenText.New(TokenScopes.Read, "ab12cd34"));

    [Fact]
    public void NewId_Always_IsEightLowerCaseLettersAndDigits() => Assert.Matches("^[a-z0-9]{8}$", TokenText.NewId());

    [Fact]
    public void IdOf_AnyOneCharacterChanged_IsNoToken()
    {
        var text = TokenText.New(TokenScopes.Evaluate, "ab12cd34");

        var accepted = Enumerable.Range(0, text.Length).Where(at => TokenText.IdOf(text[..at] + (text[at] == 'x' ? 'y' : 'x') + text[(at + 1)..]).Length > 0);

        Assert.Empty(accepted);
    }

    [Theory]
    [InlineData("")]
    [InlineData("rp_")]
    [InlineData("rp__ab12cd34_")]
    [InlineData("rp_eval_ab12cd34_short")]
    [InlineData("Bearer")]
    [InlineData("rp_eval_AB12CD34_0123456789012345678901234567890123456789012000000")]
    public void IdOf_OtherText_IsNoToken(string text) => Assert.True(TokenText.IdOf(text).IsEmpty);

    [Fact]
    public void IdOf_OtherKindCutOrLonger_IsNoToken()
    {
        var text = TokenText.New(TokenScopes.Evaluate, "ab12cd34");

        string[] changed = [text.Replace("eval", "read", StringComparison.Ordinal), text[..^1], text + "0", text + "\0", " " + text, new('a', 10_000)];

        Assert.All(changed, each => Assert.True(TokenText.IdOf(each).IsEmpty));
    }

    [Fact]
    public void IdOf_KnownText_KeepsTheChecksumOfOldTokens()
    {
        // The checksum is CRC-32 of all before it (0xC3FDE3AD here, as any other program computes it) in base 62.
        const string Checksum = "3aWvzZ";
        const string Known = "rp_eval_ab12cd34_0123456789012345678901234567890123456789012";

        var accepted = TokenText.IdOf(Known + Checksum);

        Assert.Equal("ab12cd34", accepted.ToString());
    }

    [Theory]
    [InlineData("rp_eval_ab12cd34_x", true)]
    [InlineData("see rp_multi_ab12cd34_", true)]
    [InlineData("rp_rp_eval_ab12cd34_x", true)]
    [InlineData("rp_eval_ab12cd3", false)]
    [InlineData("rp_checkout_2026", false)]
    [InlineData("", false)]
    public void LooksLikeOne_Text_IsToldByItsBeginning(string text, bool looks) => Assert.Equal(looks, TokenText.LooksLikeOne(text));

    [Fact]
    public void Hash_OfATextThatIsTooLong_IsThatOfNothing()
    {
        var (tooLong, nothing) = (new byte[32], new byte[32]);

        TokenText.Hash(new string('a', 10_000), tooLong);
        TokenText.Hash("", nothing);

        Assert.Equal(nothing, tooLong);
    }
}
