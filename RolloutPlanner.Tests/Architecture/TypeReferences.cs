using System.Reflection;
using System.Reflection.Emit;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Tests.Architecture;

/// <summary>
/// Which namespaces the compiled code of one type names: in its base types, members, attributes and method bodies. Read from the
/// metadata tokens of the assembly, so that neither a missing <c>using</c> nor an implicit one hides anything.
/// </summary>
internal static class TypeReferences
{
    private static readonly Assembly App = typeof(Error).Assembly;

    private static readonly BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<int, OpCode> Instructions = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(instruction => (int)(ushort)instruction.Value);

    /// <summary>The types that people wrote below <paramref name="space"/>.</summary>
    public static IReadOnlyList<Type> In(string space) => [.. App.GetTypes().Where(type => Within(type.Namespace, space))];

    public static bool Within(string? name, string space) => name is not null && (name == space || name.StartsWith(space + ".", StringComparison.Ordinal));

    /// <summary>Every type that <paramref name="type"/> names anywhere.</summary>
    public static IReadOnlySet<Type> Of(Type type)
    {
        var found = new HashSet<Type>();
        Add(type.BaseType, found);
        foreach (var contract in type.GetInterfaces()) Add(contract, found);
        foreach (var field in type.GetFields(All)) Add(field.FieldType, found);
        foreach (var property in type.GetProperties(All)) Add(property.PropertyType, found);
        foreach (var method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All))) AddMethod(method, type, found);
        foreach (var attribute in type.GetCustomAttributesData()) Add(attribute.AttributeType, found);
        return found;
    }

    private static void AddMethod(MethodBase method, Type type, HashSet<Type> found)
    {
        foreach (var parameter in method.GetParameters()) Add(parameter.ParameterType, found);
        if (method is MethodInfo { ReturnType: var result }) Add(result, found);
        if (method.GetMethodBody() is not { } body) return;
        foreach (var local in body.LocalVariables) Add(local.LocalType, found);
        foreach (var token in Tokens(body.GetILAsByteArray() ?? []))
        {
            try
            {
                switch (type.Module.ResolveMember(token, Generic(type), method.IsGenericMethod ? method.GetGenericArguments() : null))
                {
                    case Type named:
                        Add(named, found);
                        break;
                    case { DeclaringType: { } owner }:
                        Add(owner, found);
                        break;
                }
            }
            catch (ArgumentException)
            {
                // A token that only makes sense inside the generic method which the compiler took apart.
            }
        }
    }

    private static Type[]? Generic(Type type) => type.IsGenericType ? type.GetGenericArguments() : null;

    /// <summary>The type and member tokens of a method body, instruction by instruction: four bytes that only look like a token are none.</summary>
    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            var instruction = Instructions[code[at] == 0xFE ? 0xFE00 | code[at + 1] : code[at]];
            at += instruction.Size;
            if (instruction.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType) yield return BitConverter.ToInt32(code, at);
            at += instruction.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
                _ => 4,
            };
        }
    }

    private static void Add(Type? type, HashSet<Type> found)
    {
        while (type is { HasElementType: true }) type = type.GetElementType();
        if (type is null || type.IsGenericParameter || !found.Add(type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : type)) return;
        if (type.IsConstructedGenericType) foreach (var argument in type.GetGenericArguments()) Add(argument, found);
    }
}
