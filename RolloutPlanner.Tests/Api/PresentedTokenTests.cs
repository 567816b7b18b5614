using Microsoft.AspNetCore.Http;
using RolloutPlanner.Api;

namespace RolloutPlanner.Tests.Api;

public class PresentedTokenTests
{
    [Theory]
    [InlineData(null, null, PresentedAs.Nothing, "")]
    [InlineData("Bearer abc", null, PresentedAs.Header, "abc")]
    [InlineData("bearer  abc ", null, PresentedAs.Header, "abc")]
    [InlineData(null, "abc", PresentedAs.Header, "abc")]
    [InlineData("Bearer abc", "abc", PresentedAs.Header, "abc")]
    [InlineData("Bearer abc", "other", PresentedAs.Unclear, "")]
    [InlineData("Basic abc", null, PresentedAs.Nothing, "")]
    [InlineData("Basic abc", "key", PresentedAs.Header, "key")]
    [InlineData("Bearer", null, PresentedAs.Nothing, "")]
    [InlineData("Bearer ", "", PresentedAs.Nothing, "")]
    [InlineData("Bearer a, Bearer b", null, PresentedAs.Header, "a, Bearer b")]
    public void Of_Headers_SaysWhatWasPresented(string? authorization, string? key, PresentedAs how, string text)
    {
        var request = new DefaultHttpContext().Request;
        if (authorization is not null) request.Headers.Authorization = authorization;
        if (key is not null) request.Headers["X-API-Key"] = key;

        var presented = PresentedToken.Of(request);

        Assert.Equal((how, text), (presented.As, presented.Text.ToString()));
    }

    [Theory]
    [InlineData("Authorization", "Bearer abc")]
    [InlineData("X-API-Key", "abc")]
    public void Of_AHeaderGivenTwice_IsUnclear(string header, string value)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers[header] = new([value, value]);

        Assert.Equal(PresentedAs.Unclear, PresentedToken.Of(request).As);
    }

    [Theory]
    [InlineData("?token=abc", PresentedAs.Address)]
    [InlineData("?Access_Token=", PresentedAs.Address)]
    [InlineData("?a=1&api_key=abc", PresentedAs.Address)]
    [InlineData("?apikey=abc", PresentedAs.Address)]
    [InlineData("?q=rp_eval_ab12cd34_secret", PresentedAs.Address)]
    [InlineData("?q=rp%5Feval%5Fab12cd34%5Fsecret", PresentedAs.Address)]
    [InlineData("?rp_eval_ab12cd34_secret", PresentedAs.Address)]
    [InlineData("?q=1&q=rp_eval_ab12cd34_secret", PresentedAs.Address)]
    [InlineData("?q=checkout&status=running", PresentedAs.Header)]
    [InlineData("", PresentedAs.Header)]
    public void Of_AnAddressWithAToken_IsRefusedWhateverTheHeadersSay(string query, PresentedAs how)
    {
        var request = new DefaultHttpContext().Request;
        request.QueryString = new(query);
        request.Headers["X-API-Key"] = "abc";

        Assert.Equal(how, PresentedToken.Of(request).As);
    }
}
