namespace RolloutPlanner.Components.Shared;

/// <summary>What the control inside a <see cref="Field"/> has to carry. Put <c>@attributes="field.Attributes"</c> on it, or set the three by hand.</summary>
public sealed record FieldWires(string Id, string? DescribedBy, bool Invalid, bool Required)
{
    /// <summary>id, aria-describedby, aria-invalid and aria-required, those that apply.</summary>
    public IReadOnlyDictionary<string, object> Attributes
    {
        get
        {
            var attributes = new Dictionary<string, object> { ["id"] = Id };
            if (DescribedBy is not null) attributes["aria-describedby"] = DescribedBy;
            if (Invalid) attributes["aria-invalid"] = "true";
            if (Required) attributes["aria-required"] = "true";
            return attributes;
        }
    }
}
