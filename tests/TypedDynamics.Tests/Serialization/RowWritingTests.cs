using System.Text;
using System.Text.Json;
using TypedDynamics.Emitted;
using TypedDynamics.Serialization;

namespace TypedDynamics.Tests.Serialization;

public sealed class RowWritingTests
{
    private static readonly Guid s_id = new("d568ee97-961f-ef11-840b-000d3abf969a");

    [Fact]
    public void A_row_without_assignments_is_empty() => Assert.Equal("{}", Changes(new()));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_no_number_is_refused_by_the_name_of_its_column(double value) =>
        Assert.Contains("'latitude' is ", Assert.Throws<ArgumentException>(() => Changes(new Sample { Latitude = value })).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_row_that_was_read_writes_what_was_assigned_since()
    {
        var row = await Pages.ReadRowAsync("""{"name":"x","revenue":1,"employees":5}""");
        Assert.Equal("{}", Changes(row));
        row.Revenue = 2.50m;
        row.Employees = null;
        Assert.Equal("""{"revenue":2.50,"employees":null}""", Changes(row));
    }

    [Fact]
    public void Every_kind_of_column_is_written_as_the_service_takes_it()
    {
        var row = new Sample
        {
            SampleId = s_id,
            Name = "Grüße \"you\" <b>\n",
            Revenue = 20000.0000m,
            Latitude = 47.63,
            Small = -3,
            Employees = 5,
            VersionNumber = long.MaxValue,
            OnHold = true,
            CreatedOn = new(2024, 6, 12, 16, 13, 25, TimeSpan.FromHours(2)),
            LocalTime = new(2024, 6, 12, 14, 13, 25, DateTimeKind.Local),
            BirthDate = new(1990, 1, 31),
            Color = (SampleChoice)7,
            Colors = new(SampleChoice.Second, SampleChoice.First),
            Image = [1, 2, 255],
            ParentId = s_id,
            CustomerId = new("contact", s_id),
            Managed = new() { Value = true, Rights = SampleRights.ReadAccess | SampleRights.WriteAccess, Names = ["a", "b"] },
        };

        Assert.Equal(
            """
            {"sampleid":"d568ee97-961f-ef11-840b-000d3abf969a","name":"Grüße \"you\" <b>\n","revenue":20000.0000,"latitude":47.63,"small":-3,
            "employees":5,"versionnumber":9223372036854775807,"onhold":true,"createdon":"2024-06-12T14:13:25Z","localtime":"2024-06-12T14:13:25Z",
            "birthdate":"1990-01-31","color":7,"colors":"1,2","image":"AQL/","parentid@odata.bind":"/samples(d568ee97-961f-ef11-840b-000d3abf969a)",
            "customerid_contact@odata.bind":"/contacts(d568ee97-961f-ef11-840b-000d3abf969a)",
            "managed":{"@odata.type":"Microsoft.Dynamics.CRM.BooleanManagedProperty","Value":true,"Rights":"ReadAccess,WriteAccess","Names":["a","b"]}}
            """.ReplaceLineEndings(""),
            Changes(row));
    }

    [Fact]
    public void Null_clears_whatever_the_column()
    {
        var row = new Sample { Name = null, Revenue = null, CreatedOn = null, BirthDate = null, Color = null, Colors = null, Image = null, ParentId = null, CustomerId = null, Managed = null };
        Assert.Equal(
            """
            {"name":null,"revenue":null,"createdon":null,"birthdate":null,"color":null,"colors":null,"image":null,"parentid@odata.bind":null,
            "customerid_account@odata.bind":null,"managed":null}
            """.ReplaceLineEndings(""),
            Changes(row));
    }

    [Theory]
    [InlineData(0, "2024-06-12T14:13:25Z")]
    [InlineData(1230000, "2024-06-12T14:13:25.123Z")]
    [InlineData(1, "2024-06-12T14:13:25.0000001Z")]
    public void Seconds_have_fractions_only_where_there_are_some(long ticks, string expected) =>
        Assert.Equal(
            $$"""{"createdon":"{{expected}}"}""",
            Changes(new() { CreatedOn = new DateTimeOffset(2024, 6, 12, 14, 13, 25, TimeSpan.Zero).AddTicks(ticks) }));

    [Fact]
    public void A_lookup_to_a_table_that_the_column_cannot_point_to_is_refused()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Changes(new() { CustomerId = new("lead", s_id) }));
        Assert.Equal("Column 'customerid' cannot point to a row of table 'lead': it leads to 'account', 'contact'.", error.Message);
        error = Assert.Throws<InvalidOperationException>(() => Changes(new() { OtherId = new("other", s_id) }));
        Assert.Contains("names no navigation", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_and_references_are_written_with_their_type_and_key()
    {
        Assert.Equal(
            """{"a":{"@odata.type":"Microsoft.Dynamics.CRM.sample","sampleid":"d568ee97-961f-ef11-840b-000d3abf969a","name":"x"}}""",
            Write(static (ref json) => json.WriteRow("a"u8, new Sample { SampleId = s_id, Name = "x" })));
        Assert.Equal(
            """{"a":{"@odata.type":"Microsoft.Dynamics.CRM.sample"},"b":null}""",
            Write(static (ref json) =>
            {
                json.WriteRow("a"u8, new Sample());
                json.WriteRow("b"u8, null);
            }));
        Assert.Equal(
            """{"a":{"@odata.type":"Microsoft.Dynamics.CRM.task","activityid":"d568ee97-961f-ef11-840b-000d3abf969a"},"b":null}""",
            Write(static (ref json) =>
            {
                json.WriteReference("a"u8, new("task", s_id));
                json.WriteReference("b"u8, null);
            }));
        Assert.Equal(
            """{"a":{"@odata.type":"Microsoft.Dynamics.CRM.systemuser","systemuserid":"d568ee97-961f-ef11-840b-000d3abf969a"}}""",
            Write(static (ref json) => json.WriteReference("a"u8, new("systemuser", s_id))));
    }

    [Fact]
    public void Lists_hold_bare_values()
    {
        Assert.Equal(
            """{"a":[{"@odata.type":"Microsoft.Dynamics.CRM.sample","name":"x"}],"b":[1,2],"c":["ReadAccess"],"d":null}""",
            Write(static (ref json) =>
            {
                json.WriteList<Entity>("a"u8, [new Sample { Name = "x" }], WriteValues.Row);
                json.WriteList("b"u8, [1, 2], WriteValues.Int32);
                json.WriteList("c"u8, [SampleRights.ReadAccess], WriteValues.Enum<SampleRights>);
                json.WriteList<string>("d"u8, null, WriteValues.String);
            }));
    }

    [Fact]
    public async Task What_is_written_reads_back()
    {
        var row = new Sample { SampleId = s_id, Name = "ä\u0001\ud83d", Revenue = 1.10m, CreatedOn = DateTimeOffset.UnixEpoch.AddTicks(7), Image = [], Colors = new(SampleChoice.First) };
        var read = await Pages.ReadRowAsync(Changes(row));
        Assert.Equal(("ä\u0001\ufffd", row.Revenue, row.CreatedOn, row.Colors), (read.Name, read.Revenue, read.CreatedOn, read.Colors));
        Assert.Empty(read.Image!);
    }

    private static string Changes(Sample row) => Encoding.UTF8.GetString(RowWriting.WriteChanges(row).Span);

    private static string Write(Writing write)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body, RowWriting.Options))
        {
            json.WriteStartObject();
            var writer = new Utf8RowWriter(json);
            write(ref writer);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(body.ToArray());
    }

    private delegate void Writing(ref Utf8RowWriter json);
}
