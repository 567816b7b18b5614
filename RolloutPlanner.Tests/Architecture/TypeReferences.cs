using System.Reflection;
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
            catch (Exception e) when (e is ArgumentException or BadImageFormatException)
            {
                // Four bytes of data that look like a token are none.
            }
        }
    }

    private static Type[]? Generic(Type type) => type.IsGenericType ? type.GetGenericArguments() : null;

    /// <summary>Every place in a method body where a type or member token may stand. Reading too many is harmless: what does not resolve is none.</summary>
    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var at = 1; at + 4 <= code.Length; at++)
        {
            var token = BitConverter.ToInt32(code, at);
            if ((token >> 24) is 0x01 or 0x02 or 0x04 or 0x06 or 0x0A or 0x1B or 0x2B && OpensToken(code, at)) yield return token;
        }
    }

    /// <summary>Whether an instruction that takes a token ends right before <paramref name="at"/>.</summary>
    private static bool OpensToken(byte[] code, int at) => code[at - 1] switch
    {
        0x27 or 0x28 or 0x6F or 0x70 or 0x71 or 0x73 or 0x74 or 0x75 or 0x79 or >= 0x7B and <= 0x81 or 0x8C or 0x8D or 0x8F or 0xA3 or 0xA4 or 0xA5 or 0xC2 or 0xC6 or 0xD0 => true,
        0x06 or 0x07 or 0x15 or 0x16 or 0x1C => at >= 2 && code[at - 2] == 0xFE,
        _ => false,
    };

    private static void Add(Type? type, HashSet<Type> found)
    {
        while (type is { HasElementType: true }) type = type.GetElementType();
        if (type is null || type.IsGenericParameter || !found.Add(type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : type)) return;
        if (type.IsConstructedGenericType) foreach (var argument in type.GetGenericArguments()) Add(argument, found);
    }
}
