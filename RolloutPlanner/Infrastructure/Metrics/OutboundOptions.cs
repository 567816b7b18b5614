namespace RolloutPlanner.Infrastructure.Metrics;

/// <summary>
/// What outgoing requests may do. Section <c>Outbound</c> of the configuration, and nowhere else: no screen and no API can open a private address or see a
/// secret. Read once, when the program starts.
/// </summary>
internal sealed class OutboundOptions
{
    /// <summary>Host and port of targets with a private address that may be asked all the same.</summary>
    public IReadOnlySet<HostAndPort> AllowedHosts { get; init; } = new HashSet<HostAndPort>();

    /// <summary>What goes into the Authorization header, by host and port.</summary>
    public IReadOnlyDictionary<HostAndPort, string> Authorization { get; init; } = new Dictionary<HostAndPort, string>();

    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For all that one look asks for, from the first name to the last byte.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Throws on an entry that cannot be meant, and says which; never what a secret is.</summary>
    public static OutboundOptions Read(IConfiguration config)
    {
        var section = config.GetSection("Outbound");
        return new()
        {
            AllowedHosts = section.GetSection("AllowedHosts").GetChildren().Where(entry => !string.IsNullOrWhiteSpace(entry.Value)).Select(entry => Host(entry.Path, entry.Value!.Trim())).ToHashSet(),
            Authorization = Secrets(section.GetSection("Authorization")),
            ConnectTimeout = Time(section, "ConnectTimeout", TimeSpan.FromSeconds(5)),
            Timeout = Time(section, "Timeout", TimeSpan.FromSeconds(30)),
        };
    }

    /// <summary>A colon divides sections, so the host and the port arrive as two of them.</summary>
    private static Dictionary<HostAndPort, string> Secrets(IConfigurationSection section)
    {
        var secrets = new Dictionary<HostAndPort, string>();
        foreach (var (name, value) in section.AsEnumerable(makePathsRelative: true))
        {
            if (string.IsNullOrWhiteSpace(value)) continue;
            if (value.Any(c => c is < ' ' or > '~')) throw Bad($"{section.Path}:{name}", "holds something that no header can hold");
            secrets[Host($"{section.Path}:{name}", name)] = value.Trim();
        }
        return secrets;
    }

    private static HostAndPort Host(string path, string text) => HostAndPort.Parse(text) ?? throw Bad(path, "does not name a host and a port, such as prometheus:9090");

    private static TimeSpan Time(IConfigurationSection section, string name, TimeSpan usual)
    {
        var time = section.GetValue<TimeSpan?>(name) ?? usual;
        return time > TimeSpan.Zero && time <= TimeSpan.FromMinutes(2) ? time : throw Bad($"{section.Path}:{name}", "must be more than no time and at most two minutes");
    }

    private static InvalidOperationException Bad(string path, string what) => new($"The setting {path} {what}.");
}
