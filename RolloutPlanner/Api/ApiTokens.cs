using Microsoft.Extensions.Options;

namespace RolloutPlanner.Api;

/// <summary>What the interfaces for programs share: reading tokens and limiting requests.</summary>
public static class ApiTokens
{
    public static IServiceCollection AddApiTokens(this IServiceCollection services, IConfiguration config)
    {
        services.Configure<LimitOptions>(config.GetSection("Limits"));
        services.AddSingleton<IValidateOptions<LimitOptions>, LimitCheck>();
        services.AddOptionsWithValidateOnStart<LimitOptions>();
        services.AddSingleton<TokenLimits>();
        return services;
    }

    private sealed class LimitCheck : IValidateOptions<LimitOptions>
    {
        public ValidateOptionsResult Validate(string? name, LimitOptions options) => options.Problem() is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;
    }
}
