namespace RolloutPlanner.Api.Ofrep;

/// <summary>Section <c>Ofrep</c>.</summary>
public sealed class OfrepOptions
{
    /// <summary>Sites whose pages may ask from a browser, such as <c>https://shop.example</c>; none unless named here.</summary>
    public string[] AllowedOrigins { get; set; } = [];

    /// <summary>Whether a flag that only a targeting key could decide answers TARGETING_KEY_MISSING where there is none. Otherwise it is off.</summary>
    public bool StrictTargetingKey { get; set; }

    /// <summary>How many event streams are held open at most.</summary>
    public int MostStreams { get; set; } = 2_000;
}
