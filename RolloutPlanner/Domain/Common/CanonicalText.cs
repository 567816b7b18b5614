using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RolloutPlanner.Domain.Common;

/// <summary>
/// Writes a value as one unambiguous text, so that a hash over it means exactly that value. Every name and value carries its length in
/// UTF-8 bytes before it, so no value can pretend to be the next field: <c>4:plan=7:premium;</c>, nothing at all <c>4:plan=-;</c>,
/// an object <c>4:rule{…}</c>. Nothing is sorted here: the order of the calls is part of the text.
/// </summary>
public sealed class CanonicalText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private const string PlainNumber = "0.############################";
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private int _open;

    /// <summary>Appends one named value. Null and the empty text differ. Throws on half a character (a lone surrogate), which has no bytes of its own.</summary>
    public CanonicalText Field(string name, string? value)
    {
        Sized(name);
        _bytes.Write("="u8);
        if (value is null) _bytes.Write("-"u8);
        else Sized(value);
        _bytes.Write(";"u8);
        return this;
    }

    public CanonicalText Field(string name, long value) => Field(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Equal numbers are one text, however they were written: 1.50 as <c>1.5</c>.</summary>
    public CanonicalText Field(string name, decimal value) => Field(name, value == 0 ? "0" : value.ToString(PlainNumber, CultureInfo.InvariantCulture));

    public CanonicalText Field(string name, bool value) => Field(name, value ? "true" : "false");

    /// <summary>Opens an object or a list item; everything up to the matching <see cref="End"/> belongs to it.</summary>
    public CanonicalText Begin(string name)
    {
        Sized(name);
        _bytes.Write("{"u8);
        _open++;
        return this;
    }

    public CanonicalText End()
    {
        if (_open-- == 0) throw new InvalidOperationException("There is nothing open to end.");
        _bytes.Write("}"u8);
        return this;
    }

    /// <summary>SHA-256 of the UTF-8 bytes, as 64 lowercase hexadecimal digits. Throws while something is still open.</summary>
    public string Sha256Hex() => Convert.ToHexStringLower(SHA256.HashData(Closed()));

    public override string ToString() => Utf8.GetString(Closed());

    private ReadOnlySpan<byte> Closed() => _open == 0
        ? _bytes.WrittenSpan
        : throw new InvalidOperationException("Something is still open.");

    private void Sized(string text)
    {
        var bytes = Utf8.GetBytes(text);
        _bytes.Write(Encoding.ASCII.GetBytes(bytes.Length.ToString(CultureInfo.InvariantCulture)));
        _bytes.Write(":"u8);
        _bytes.Write(bytes);
    }
}
