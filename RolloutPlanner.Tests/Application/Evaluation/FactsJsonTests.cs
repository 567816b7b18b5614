using System.Text.Json;
using RolloutPlanner.Application.Evaluation;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Tests.Application.Evaluation;

public sealed class FactsJsonTests
{
    [Fact]
    public void Read_EverySortOfValue_IsKeptWithItsType()
    {
        var read = Read("""{"targetingKey":"u-1","city":"Lóndon 🛒","age":42.5,"staff":false,"tags":["a","b"],"crm":{"role":"reseller","none":null},"gone":null}""");

        Assert.Equal(
            new PersonFacts(
                TargetingKey.Parse("u-1", "key").Value,
                [
                    new("city", new AttributeValue.Text("Lóndon 🛒")), new("age", new AttributeValue.Number(42.5)), new("staff", new AttributeValue.Flag(false)),
                    new("tags", new AttributeValue.TextList(["a", "b"])), new("crm", new AttributeValue.Nested([new("role", new AttributeValue.Text("reseller"))])),
                ]),
            read.Value);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"targetingKey":""}""")]
    [InlineData("""{"targetingKey":null}""")]
    public void Read_NobodySaid_HasNoKey(string json) => Assert.Equal(new PersonFacts(null, []), Read(json).Value);

    [Theory]
    [InlineData("[]", "facts.object", "contexts[3]")]
    [InlineData("\"u-1\"", "facts.object", "contexts[3]")]
    [InlineData("""{"targetingKey":7}""", "facts.key", "contexts[3].targetingKey")]
    [InlineData("""{"targetingKey":"\u202Eevil"}""", "text.direction", "contexts[3].targetingKey")]
    [InlineData("""{"age":1e400}""", "facts.number", "contexts[3].age")]
    [InlineData("""{"crm":{"roles":["a",7]}}""", "facts.list", "contexts[3].crm.roles[1]")]
    [InlineData("""{"city":"London","city":"Leeds"}""", "facts.twice", "contexts[3].city")]
    [InlineData("""{"targetingKey":"u-1","targetingKey":"u-2"}""", "facts.twice", "contexts[3].targetingKey")]
    [InlineData("""{"city":"\ud800"}""", "text.broken", "contexts[3].city")]
    [InlineData("""{"\ud800":"London"}""", "text.broken", "contexts[3]")]
    [InlineData("""{"city":"a\u2066b"}""", "text.direction", "contexts[3].city")]
    [InlineData("""{"":"London"}""", "text.missing", "contexts[3]")]
    public void Read_WhatCannotBeAFact_IsRefusedAtItsPlace(string json, string code, string path)
    {
        var error = Assert.Single(Read(json).Errors);

        Assert.Equal((ErrorKind.Invalid, code, path), (error.Kind, error.Code, error.Path));
        Assert.EndsWith(".", error.Message);
    }

    [Fact]
    public void Read_TooMuch_IsRefusedOnce()
    {
        var many = Read("{" + string.Join(',', Enumerable.Range(0, 300).Select(i => $"\"a{i}\":1")) + "}");
        var longText = Read($$"""{"city":"{{new string('x', 10_000)}}"}""");
        var longName = Read($$"""{"{{new string('x', 10_000)}}":"London"}""");
        var deep = Read(string.Concat(Enumerable.Repeat("""{"a":""", 20)) + "1" + new string('}', 20));

        Assert.Equal(["facts.many", "text.long", "text.long", "facts.depth"], [.. new[] { many, longText, longName, deep }.Select(read => Assert.Single(read.Errors).Code)]);
    }

    private static Result<PersonFacts> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return FactsJson.Read(document.RootElement, "contexts[3]");
    }
}
