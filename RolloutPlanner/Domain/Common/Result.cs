using System.Diagnostics.CodeAnalysis;

namespace RolloutPlanner.Domain.Common;

/// <summary>Success, or every reason against it (at least one).</summary>
public sealed class Result
{
    private Result(ValueList<Error> errors) => Errors = errors;

    public static Result Success { get; } = new([]);

    public ValueList<Error> Errors { get; }

    public bool IsError => Errors.Count > 0;

    /// <summary>The first reason. Throws on success.</summary>
    public Error Error => Errors[0];

    public static Result Fail(IEnumerable<Error> errors) => new(ValueList.NotEmpty(errors));

    /// <summary>Success when there is no error, otherwise all of them.</summary>
    public static Result FromErrors(IEnumerable<Error> errors)
    {
        var all = errors.ToValueList();
        return all.Count == 0 ? Success : new(all);
    }

    public static implicit operator Result(Error error) => new([error]);
}

/// <summary>A value, or every reason why there is none (at least one).</summary>
public sealed class Result<T>
{
    private readonly T? _value;

    private Result(T? value, ValueList<Error> errors) => (_value, Errors) = (value, errors);

    public ValueList<Error> Errors { get; }

    public bool IsError => Errors.Count > 0;

    /// <summary>The first reason. Throws on success.</summary>
    public Error Error => Errors[0];

    /// <summary>The value. Throws when there is none.</summary>
    public T Value => IsError
        ? throw new InvalidOperationException($"There is no value: {Error.Code}: {Error.Message}")
        : _value!;

    public bool TryGet([MaybeNullWhen(false)] out T value)
    {
        value = _value;
        return !IsError;
    }

    public static Result<T> Fail(IEnumerable<Error> errors) => new(default, ValueList.NotEmpty(errors));

    public Result<TOther> Map<TOther>(Func<T, TOther> map) => IsError ? Result<TOther>.Fail(Errors) : map(_value!);

    public Result WithoutValue() => IsError ? Result.Fail(Errors) : Result.Success;

    public static implicit operator Result<T>(T value) => new(value, []);

    public static implicit operator Result<T>(Error error) => new(default, [error]);
}
