using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Infrastructure.Persistence.Json;

/// <summary>Three rules for records of the domain, kept here so that the domain carries no JSON attribute.</summary>
internal static class DomainTypes
{
    /// <summary>An abstract record is a closed choice: its cases are the sealed types that derive from it in its own assembly, told apart by <c>$case</c>.</summary>
    public static void AddCases(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object || !info.Type.IsAbstract || info.Type.IsInterface || !IsOurs(info.Type)) return;
        var choice = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "$case" };
        foreach (var type in info.Type.Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsSubclassOf(info.Type)).OrderBy(t => t.Name, StringComparer.Ordinal))
            choice.DerivedTypes.Add(new(type, type.Name));
        if (choice.DerivedTypes.Count > 0) info.PolymorphismOptions = choice;
    }

    /// <summary>What a record computes from its other members is not stored.</summary>
    public static void DropComputed(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object || !IsOurs(info.Type)) return;
        var given = info.Type.GetConstructors().SelectMany(c => c.GetParameters()).Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        for (var i = info.Properties.Count - 1; i >= 0; i--)
        {
            if (info.Properties[i].AttributeProvider is PropertyInfo { SetMethod: null } property && !given.Contains(property.Name)) info.Properties.RemoveAt(i);
        }
    }

    /// <summary>Nobody stands behind most actors. They are written as before there was such a thing, and old entries read the same as new ones.</summary>
    public static void DropNobodyBehind(JsonTypeInfo info)
    {
        if (info.Type != typeof(Actor)) return;
        foreach (var behind in info.Properties.Where(property => property.PropertyType == typeof(UserId?))) behind.ShouldSerialize = (_, person) => person is not null;
    }

    /// <summary>The type to write a value as, so that a case of a closed choice keeps its <c>$case</c>.</summary>
    public static Type Declared(object value)
    {
        var type = value.GetType();
        while (type.BaseType is { IsAbstract: true } parent && IsOurs(parent)) type = parent;
        return type;
    }

    private static bool IsOurs(Type type) => type.Assembly.GetName().Name?.StartsWith("RolloutPlanner", StringComparison.Ordinal) == true;
}
