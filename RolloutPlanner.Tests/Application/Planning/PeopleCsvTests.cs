using System.Text;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Infrastructure.Planning;

namespace RolloutPlanner.Tests.Application.Planning;

public class PeopleCsvTests
{
    [Fact]
    public void Read_EveryType_TypedAsDeclared()
    {
        var read = Read("﻿key,Name,city,age:number,beta:boolean,joined:date,tags:list,note:text\r\n" +
            "u1,\"Ada, \"\"the\"\" first 🚀\",Łódź,1.50,TRUE,2026-01-31,a; b;;c,=1+1\r\n\r\n" +
            "u2,,,,,,,\n").Value;

        Assert.Equal(["city", "age", "beta", "joined", "tags", "note"], read.Attributes);
        Assert.Equal(2, read.People.Count);
        Assert.Equal(
            new DirectoryPerson(
                TargetingKey.Parse("u1", "key").Value,
                "Ada, \"the\" first 🚀",
                [
                    new("city", new AttributeValue.Text("Łódź")), new("age", new AttributeValue.Number(1.5)), new("beta", new AttributeValue.Flag(true)),
                    new("joined", new AttributeValue.Text("2026-01-31")), new("tags", new AttributeValue.TextList(["a", "b", "c"])), new("note", new AttributeValue.Text("=1+1")),
                ]),
            read.People[0]);
        Assert.Equal(new DirectoryPerson(TargetingKey.Parse("u2", "key").Value, "u2", []), read.People[1]);
    }

    [Theory]
    [InlineData("id,age:number\nu1,1\nu2,abc", "row 3", "Row 3, age: \"abc\" is not a number.")]
    [InlineData("id,age:number\nu1,NaN", "row 2", "Row 2, age: \"NaN\" is not a number.")]
    [InlineData("id,beta:boolean\nu1,maybe", "row 2", "Row 2, beta: \"maybe\" is not true or false.")]
    [InlineData("id,on:date\nu1,31.01.2026", "row 2", "Row 2, on: \"31.01.2026\" is not a date like 2026-01-31.")]
    [InlineData("id,a\nu1,x\n\nu1,y", "row 4", "Row 4, key: \"u1\" is already in row 2.")]
    [InlineData("id,a\n,x", "row 2", "Row 2, key: The id of a person is missing.")]
    [InlineData("id,a\nu1", "row 2", "Row 2 has 1 cells, but the first row names 2 columns.")]
    [InlineData("id,a\nu1,x\"y", "row 2", "Row 2 has a quotation mark in a place where none may be. Put the whole cell in quotation marks and double those inside it.")]
    [InlineData("id,a\nu1,\"never closed", "row 2", "Row 2 has a quotation mark in a place where none may be. Put the whole cell in quotation marks and double those inside it.")]
    [InlineData("id,a\nu1,a\u0007b", "row 2", "Row 2, a: the cell holds an invisible control character at position 2. Remove it there.")]
    [InlineData("email,a\nu1,x", "row 1", "Row 1 starts with \"email\". The first column is key, the stable id of a person.")]
    [InlineData("id,a,a:number\nu1,x,1", "row 1", "Row 1 names the column a twice.")]
    [InlineData("id,a:money\nu1,x", "row 1", "Row 1, a: \"money\" is not a type. Use text, number, boolean, date or list.")]
    [InlineData("id,targetingKey\nu1,x", "row 1", "Row 1, targetingKey: this name stands for the key itself. Choose another name.")]
    [InlineData("id,a\n", "row 1", "Row 1 is followed by nobody. Add at least one person.")]
    [InlineData("", "row 1", "Row 1 is empty. The first row names the columns: key, name, and one per attribute.")]
    public void Read_Wrong_RefusedAtItsRow(string text, string path, string message)
    {
        var read = Read(text);

        Assert.Equal([(ErrorKind.Invalid, path, message)], read.Errors.Select(error => (error.Kind, error.Path, error.Message)));
    }

    [Fact]
    public void Read_ManyProblems_TwentyListedAndTheRestCounted()
    {
        var read = Read("id,age:number\n" + string.Join('\n', Enumerable.Range(1, 33).Select(i => $"u{i},x")));

        Assert.Equal(21, read.Errors.Count);
        Assert.Equal(("row 21", "There are 13 more problems."), (read.Errors[19].Path, read.Errors[20].Message));
    }

    [Fact]
    public void Read_NotUtf8_RefusedAtItsRow()
    {
        byte[] file = [.. "id,a\nu1,x\nu2,"u8, 0xE9, .. "\n"u8];

        Assert.Equal(("row 3", "Row 3 holds bytes that are not UTF-8. Save the file as UTF-8 and import it again."), (new PeopleCsv().Read(file).Error.Path, new PeopleCsv().Read(file).Error.Message));
    }

    [Fact]
    public void Read_OverTheLimits_Refused()
    {
        var rows = string.Join('\n', Enumerable.Range(1, IPeopleCsv.MaxPeople + 1).Select(i => $"u{i}"));

        Assert.Equal(IPeopleCsv.MaxPeople, Read("key\n" + rows[..rows.LastIndexOf('\n')]).Value.People.Count);
        Assert.Equal("Row 50002 is one too many: a file holds at most 50,000 people.", Read("key\n" + rows).Error.Message);
        Assert.Equal("people.big", new PeopleCsv().Read(new byte[IPeopleCsv.MaxBytes + 1]).Error.Code);
    }

    private static Result<ImportedPeople> Read(string text) => new PeopleCsv().Read(Encoding.UTF8.GetBytes(text));
}
