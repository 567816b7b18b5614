using System.Diagnostics;

namespace RolloutPlanner.Components.Shared;

/// <summary>How heavy a button is. One <see cref="Primary"/> per view.</summary>
public enum ButtonLook
{
    Secondary,
    Primary,

    /// <summary>Takes something from people, inside the dialog that says what.</summary>
    Danger,

    /// <summary>Opens such a dialog.</summary>
    DangerOutline,
    Ghost,
}

/// <summary>The classes of rp.css for a button or a link that looks like one.</summary>
public static class ButtonLooks
{
    public static string Css(this ButtonLook look, bool small, bool big)
    {
        var kind = look switch
        {
            ButtonLook.Secondary => "sec",
            ButtonLook.Primary => "pri",
            ButtonLook.Danger => "dang",
            ButtonLook.DangerOutline => "dang-o",
            ButtonLook.Ghost => "ghost",
            _ => throw new UnreachableException($"No class for the button look {look}."),
        };
        return $"rz-button {(small ? "rz-button-sm" : "rz-button-md")} {kind}{(big ? " big" : "")}";
    }
}
