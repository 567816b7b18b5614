using RolloutPlanner.Application.Evaluation;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Tests.Application.Evaluation;

public sealed class FactsTextTests
{
    [Fact]
    public void Parse_Lines_KeepsTextUnlessTheValueIsJson()
    {
        var read = FactsText.Parse(" u-1 ", "city = London\r\n\r\nage=42\nstaff = true\nzip = \"01234\"\nversion = 1.2.3\njoined = 2026-01-31\nip = 203.0.113.7\ntags = [\"a\", \"b\"]\nformula = a = b\ngone = null");

        Assert.Equal(
            new PersonFacts(Key("u-1"),
            [
                new("city", new AttributeValue.Text("London")), new("age", new AttributeValue.Number(42)), new("staff", new AttributeValue.Flag(true)),
                new("zip", new AttributeValue.Text("01234")), new("version", new AttributeValue.Text("1.2.3")), new("joined", new AttributeValue.Text("2026-01-31")),
                new("ip", new AttributeValue.Text("203.0.113.7")), new("tags", new AttributeValue.TextList(["a", "b"])), new("formula", new AttributeValue.Text("a = b")),
            ]),
            read.Value);
    }

    [Theory]
    [InlineData(null, "targetingKey = 42\ncity = London")]
    [InlineData(null, """{"targetingKey": "42", "city": "London"}""")]
    [InlineData("42", """{"targetingKey": "42", "city": "London"}""")]
    [InlineData("42", "city = London")]
    public void Parse_TheId_MayStandInEither(string? id, string facts) =>
        Assert.Equal(new PersonFacts(Key("42"), [new("city", new AttributeValue.Text("London"))]), FactsText.Parse(id, facts).Value);

    [Fact]
    public void Parse_Nothing_IsSomebodyOfWhomNothingIsKnown() => Assert.Equal(new PersonFacts(null, []), FactsText.Parse("", null).Value);

    [Theory]
    [InlineData("u-1", "targetingKey = u-2", "id", "The id stands here and in the facts, and they are not the same.")]
    [InlineData("a\u202Eb", "", "id", "The id of a person holds an invisible mark that reorders text at position 2. Remove it there.")]
    [InlineData("", "city = London\nLeeds", "facts", "Line 2: write a name, an equals sign and a value, such as city = London.")]
    [InlineData("", "= London", "facts", "Line 1: write a name, an equals sign and a value, such as city = London.")]
    [InlineData("", "age = 1e400", "facts", "Line 1: This number is too large.")]
    [InlineData("", "city = London\ncity = Leeds", "facts", "Line 2: \"city\" stands here twice.")]
    [InlineData("", "tags = [\"a\"", "facts", "Line 1: this value is not valid JSON.")]
    [InlineData("", "tags = [1]", "facts", "Line 1: A list holds texts only.")]
    [InlineData("", "city = a\u2066b", "facts", "Line 1: The text holds an invisible mark that reorders text at position 2. Remove it there.")]
    [InlineData("", "{\n\"city\": }", "facts", "Line 2: this is not valid JSON.")]
    [InlineData("", "{\"city\": [7]}", "facts", "city[0]: A list holds texts only.")]
    [InlineData("", "{\"city\": 1, \"city\": 2}", "facts", "city: \"city\" stands here twice.")]
    public void Parse_WhatCannotBeRead_IsNamedAtItsField(string id, string facts, string path, string sentence)
    {
        var error = Assert.Single(FactsText.Parse(id, facts).Errors);

        Assert.Equal((ErrorKind.Invalid, path, sentence), (error.Kind, error.Path, error.Message));
    }

    [Fact]
    public void Parse_MoreThanALinkCarries_IsRefused() =>
        Assert.Equal("These facts have 10,007 characters; at most 2,000 fit into a link.", Assert.Single(FactsText.Parse("", "city = " + new string('x', 10_000)).Errors).Message);

    private static TargetingKey Key(string key) => TargetingKey.Parse(key, "key").Value;
}
