using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace RolloutPlanner.Tests.TestKit;

/// <summary>bUnit asks for a newer AngleSharp.Diffing than the feed has; the older one serves it. See BUnit.targets.</summary>
internal static class BUnitSetup
{
    [ModuleInitializer]
    internal static void AnswerForDiffing() => AssemblyLoadContext.Default.Resolving += static (context, name) =>
        name.Name == "AngleSharp.Diffing"
            ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "AngleSharp.Diffing.dll"))
            : null;
}
