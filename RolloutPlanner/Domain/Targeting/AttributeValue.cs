using System.Diagnostics;
using System.Globalization;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>One fact about a person. There is no null: what is unknown is left out of the context.</summary>
public abstract record AttributeValue
{
    private AttributeValue()
    {
    }

    /// <summary>The value as a person reads it.</summary>
    public string Show() => this switch
    {
        Text text => text.Value,
        Number number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        Flag flag => flag.Value ? "true" : "false",
        TextList list => string.Join(", ", list.Values),
        Nested nested => nested.Values.Count == 1 ? "an object with 1 value" : $"an object with {nested.Values.Count} values",
        _ => throw new UnreachableException(),
    };

    public sealed record Text(string Value) : AttributeValue;

    /// <summary>A finite number; anything else throws.</summary>
    public sealed record Number(double Value) : AttributeValue
    {
        public double Value { get; } = double.IsFinite(Value) ? Value : throw new ArgumentOutOfRangeException(nameof(Value), "A number has to be finite.");
    }

    public sealed record Flag(bool Value) : AttributeValue;

    public sealed record TextList(ValueList<string> Values) : AttributeValue;

    /// <summary>An object: names, compared exactly, to values. Equals another with the same names and values, in any order.</summary>
    public sealed record Nested : AttributeValue
    {
        private readonly Dictionary<string, AttributeValue> _values;

        /// <summary>Throws when a name comes twice.</summary>
        public Nested(IEnumerable<KeyValuePair<string, AttributeValue>> values) => _values = new(values, StringComparer.Ordinal);

        public IReadOnlyDictionary<string, AttributeValue> Values => _values;

        public bool Equals(Nested? other) => other is not null && _values.Count == other._values.Count
            && _values.All(pair => other._values.TryGetValue(pair.Key, out var value) && pair.Value.Equals(value));

        public override int GetHashCode() => _values.Aggregate(_values.Count, (hash, pair) => hash ^ HashCode.Combine(pair.Key, pair.Value));

        /// <summary>The whole name first, then, longest first, every part before a dot that names an object.</summary>
        internal AttributeValue? Find(ReadOnlySpan<char> path)
        {
            var lookup = _values.GetAlternateLookup<ReadOnlySpan<char>>();
            if (lookup.TryGetValue(path, out var exact)) return exact;
            for (var dot = path.LastIndexOf('.'); dot > 0; dot = path[..dot].LastIndexOf('.'))
            {
                if (lookup.TryGetValue(path[..dot], out var inner) && inner is Nested nested && nested.Find(path[(dot + 1)..]) is { } found)
                    return found;
            }
            return null;
        }
    }
}
