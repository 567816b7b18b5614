using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RolloutPlanner.Infrastructure.Persistence.Json;

/// <summary>
/// Reads and writes domain values that only their own factory may make (no public constructor): each parameter of the private
/// constructor is the public property of the same name. A struct with one parameter is written as that bare value.
/// What is stored was checked when it was made, so reading calls the constructor, not the factory.
/// </summary>
internal sealed class GuardedValueConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type type) => !type.IsAbstract && ConstructorOf(type) is not null;

    public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options)
    {
        var constructor = ConstructorOf(type)!;
        var bare = type.IsValueType && constructor.GetParameters().Length == 1;
        return (JsonConverter)Activator.CreateInstance((bare ? typeof(Bare<>) : typeof(Members<>)).MakeGenericType(type), constructor)!;
    }

    private static ConstructorInfo? ConstructorOf(Type type)
    {
        if (type.Assembly != typeof(GuardedValueConverterFactory).Assembly && type.Assembly.GetName().Name?.StartsWith("RolloutPlanner", StringComparison.Ordinal) != true) return null;
        if (type.IsEnum || type.IsInterface || type.GetConstructors().Length > 0) return null;
        return type.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic)
            .Where(c => c.GetParameters() is { Length: > 0 } parameters && parameters.All(p => PropertyFor(type, p) is not null))
            .MaxBy(c => c.GetParameters().Length);
    }

    private static PropertyInfo? PropertyFor(Type type, ParameterInfo parameter) =>
        type.GetProperty(parameter.Name!, BindingFlags.Instance | BindingFlags.Public | BindingFlags.IgnoreCase) is { } property && property.PropertyType == parameter.ParameterType
            ? property
            : null;

    private static object? ReadMember(ref Utf8JsonReader reader, ParameterInfo parameter, JsonSerializerOptions options)
    {
        var value = JsonSerializer.Deserialize(ref reader, parameter.ParameterType, options);
        if (value is null && new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.NotNull)
            throw new JsonException($"'{parameter.Name}' must not be null.");
        return value;
    }

    private sealed class Bare<T>(ConstructorInfo constructor) : JsonConverter<T>
    {
        private readonly ParameterInfo _parameter = constructor.GetParameters()[0];

        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            (T)constructor.Invoke([ReadMember(ref reader, _parameter, options)]);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, PropertyFor(typeof(T), _parameter)!.GetValue(value), _parameter.ParameterType, options);
    }

    private sealed class Members<T>(ConstructorInfo constructor) : JsonConverter<T>
    {
        private readonly ParameterInfo[] _parameters = constructor.GetParameters();

        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException($"An object is expected for {typeof(T).Name}.");
            var values = new object?[_parameters.Length];
            var seen = new bool[_parameters.Length];
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var name = reader.GetString()!;
                var index = Array.FindIndex(_parameters, p => NameOf(p, options) == name);
                if (index < 0) throw new JsonException($"'{name}' is not part of {typeof(T).Name}.");
                if (seen[index]) throw new JsonException($"'{name}' is there twice.");
                reader.Read();
                (values[index], seen[index]) = (ReadMember(ref reader, _parameters[index], options), true);
            }
            var missing = Array.IndexOf(seen, false);
            if (missing >= 0) throw new JsonException($"'{NameOf(_parameters[missing], options)}' is missing in {typeof(T).Name}.");
            return (T)constructor.Invoke(values);
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var parameter in _parameters)
            {
                writer.WritePropertyName(NameOf(parameter, options));
                JsonSerializer.Serialize(writer, PropertyFor(typeof(T), parameter)!.GetValue(value), parameter.ParameterType, options);
            }
            writer.WriteEndObject();
        }

        private static string NameOf(ParameterInfo parameter, JsonSerializerOptions options)
        {
            var name = PropertyFor(typeof(T), parameter)!.Name;
            return options.PropertyNamingPolicy?.ConvertName(name) ?? name;
        }
    }
}
