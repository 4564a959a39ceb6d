namespace TypedDynamics.Tests.Serialization;

public sealed class ColumnKindTests
{
    private static readonly Guid s_id = new("d568ee97-961f-ef11-840b-000d3abf969a");

    [Fact]
    public async Task Every_kind_of_column_is_read_as_its_type()
    {
        var row = await Pages.ReadRowAsync(
            """
            {"@odata.etag":"W/\"2264380\"","sampleid":"d568ee97-961f-ef11-840b-000d3abf969a","name":"Grüße \"you\" 👋\n","revenue":5000000.0000000000,
            "latitude":47.63,"small":-7,"employees":2147483647,"versionnumber":-9223372036854775808,"onhold":true,"createdon":"2024-06-12T14:13:25Z",
            "localtime":"2024-02-29T23:59:59Z","birthdate":"2000-02-29","color":7,"colors":"2, 1","image":"AQID/w==",
            "_parentid_value":"d568ee97-961f-ef11-840b-000d3abf969a","_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname":"contact",
            "_customerid_value":"D568EE97-961F-EF11-840B-000D3ABF969A","_otherid_value":"d568ee97-961f-ef11-840b-000d3abf969a",
            "managed":{"Value":true,"Unknown":[1,{"a":"]"}],"Rights":"ReadAccess, WriteAccess","Names":["a","b"]}}
            """);

        Assert.Equal("W/\"2264380\"", row.ETag);
        Assert.Equal(s_id, row.Id);
        Assert.Equal("Grüße \"you\" 👋\n", row.Name);
        Assert.Equal("5000000.0000000000", row.Revenue!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(47.63, row.Latitude);
        Assert.Equal((short)-7, row.Small);
        Assert.Equal(int.MaxValue, row.Employees);
        Assert.Equal(long.MinValue, row.VersionNumber);
        Assert.True(row.OnHold);
        Assert.Equal(new DateTimeOffset(2024, 6, 12, 14, 13, 25, TimeSpan.Zero), row.CreatedOn);
        Assert.Equal(new DateTime(2024, 2, 29, 23, 59, 59), row.LocalTime);
        Assert.Equal(DateTimeKind.Unspecified, row.LocalTime!.Value.Kind);
        Assert.Equal(new DateOnly(2000, 2, 29), row.BirthDate);
        Assert.Equal((SampleChoice)7, row.Color);
        Assert.Equal(new ChoiceSet<SampleChoice>(SampleChoice.First, SampleChoice.Second), row.Colors);
        Assert.Equal<byte>([1, 2, 3, 255], row.Image!);
        Assert.Equal(new Lookup<Sample>(s_id), row.ParentId);
        Assert.Equal(new SampleCustomer("contact", s_id), row.CustomerId);
        Assert.Equal(new EntityReference("other", s_id), row.OtherId);
        Assert.True(row.Managed!.Value);
        Assert.Equal(SampleRights.ReadAccess | SampleRights.WriteAccess, row.Managed.Rights);
        Assert.Equal(["a", "b"], row.Managed.Names);
        Assert.Empty(row.AdditionalColumns);
        Assert.False(row.HasChanges);
    }

    [Fact]
    public async Task Null_is_null_whatever_the_column()
    {
        var row = await Pages.ReadRowAsync(
            """
            {"name":null,"revenue":null,"latitude":null,"small":null,"employees":null,"versionnumber":null,"onhold":null,"createdon":null,
            "localtime":null,"birthdate":null,"color":null,"colors":null,"image":null,"_parentid_value":null,"_customerid_value":null,
            "_otherid_value":null,"managed":null,"parentid":null,"sample_children":null}
            """);

        Assert.Null(row.Name);
        Assert.Null(row.Revenue);
        Assert.Null(row.Latitude);
        Assert.Null(row.Small);
        Assert.Null(row.Employees);
        Assert.Null(row.VersionNumber);
        Assert.Null(row.OnHold);
        Assert.Null(row.CreatedOn);
        Assert.Null(row.LocalTime);
        Assert.Null(row.BirthDate);
        Assert.Null(row.Color);
        Assert.Null(row.Colors);
        Assert.Null(row.Image!);
        Assert.Null(row.ParentId);
        Assert.Null(row.CustomerId);
        Assert.Null(row.OtherId);
        Assert.Null(row.Managed);
        Assert.Null(row.Parent);
        Assert.Empty(row.Children);
    }

    [Theory]
    [InlineData("5000000.0000", "5000000.0000")]
    [InlineData("1.000000000000", "1.000000000000")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("0", "0")]
    [InlineData("922337203685477.5807", "922337203685477.5807")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("1.5e3", "1500")]
    [InlineData("\"20000.0000\"", "20000.0000")]
    public async Task Decimals_keep_every_digit(string json, string expected)
    {
        var row = await Pages.ReadRowAsync($$"""{"revenue":{{json}}}""");
        Assert.Equal(expected, row.Revenue!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("47.63")]
    [InlineData("-0.1")]
    [InlineData("123456789012345678")]
    [InlineData("9007199254740993")]
    [InlineData("1.7976931348623157E+308")]
    [InlineData("5e-324")]
    [InlineData("0.30000000000000004")]
    [InlineData("1234567890.12345678901234567890")]
    public async Task Doubles_are_rounded_as_the_framework_rounds_them(string json)
    {
        var row = await Pages.ReadRowAsync($$"""{"latitude":{{json}}}""");
        Assert.Equal(double.Parse(json, System.Globalization.CultureInfo.InvariantCulture), row.Latitude);
    }

    [Theory]
    [InlineData("\"2147483648\"", 2147483648)]
    [InlineData("5.0", 5)]
    [InlineData("5e2", 500)]
    [InlineData("-0", 0)]
    public async Task Whole_numbers_may_come_in_other_dress(string json, long expected)
    {
        var row = await Pages.ReadRowAsync($$"""{"versionnumber":{{json}}}""");
        Assert.Equal(expected, row.VersionNumber);
    }

    [Theory]
    [InlineData("2024-06-12T14:13:25.123Z", "2024-06-12T14:13:25.1230000+00:00")]
    [InlineData("2024-06-12T14:13:25+02:00", "2024-06-12T12:13:25.0000000+00:00")]
    [InlineData("2024-06-12T14:13:25", "2024-06-12T14:13:25.0000000+00:00")]
    [InlineData("1753-01-01T00:00:00Z", "1753-01-01T00:00:00.0000000+00:00")]
    [InlineData("9999-12-30T23:59:59Z", "9999-12-30T23:59:59.0000000+00:00")]
    public async Task Instants_are_read_in_every_iso_form(string text, string expected)
    {
        var row = await Pages.ReadRowAsync($$"""{"createdon":"{{text}}"}""");
        Assert.Equal(expected, row.CreatedOn!.Value.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("revenue", "1.")]
    [InlineData("revenue", "01")]
    [InlineData("revenue", "-")]
    [InlineData("revenue", "+1")]
    [InlineData("revenue", ".5")]
    [InlineData("revenue", "true")]
    [InlineData("revenue", "1e400")]
    [InlineData("employees", "2147483648")]
    [InlineData("small", "32768")]
    [InlineData("versionnumber", "9223372036854775808")]
    [InlineData("employees", "5.5")]
    [InlineData("employees", "{}")]
    [InlineData("onhold", "truth")]
    [InlineData("onhold", "tru")]
    [InlineData("onhold", "1")]
    [InlineData("name", "5")]
    [InlineData("name", "nul")]
    [InlineData("name", "nullx")]
    [InlineData("name", "\"\\x\"")]
    [InlineData("name", "\"\\u12g4\"")]
    [InlineData("name", "\"a\tb\"")]
    [InlineData("sampleid", "\"d568ee97-961f-ef11-840b-000d3abf969\"")]
    [InlineData("sampleid", "\"d568ee97-961f-ef11-840b-000d3abf969z\"")]
    [InlineData("createdon", "\"2024-13-12T14:13:25Z\"")]
    [InlineData("createdon", "\"2023-02-29T14:13:25Z\"")]
    [InlineData("createdon", "\"yesterday\"")]
    [InlineData("birthdate", "\"2023-02-29\"")]
    [InlineData("birthdate", "\"2023-2-2\"")]
    [InlineData("color", "\"red\"")]
    [InlineData("colors", "\"1,red\"")]
    [InlineData("image", "\"AQI\"")]
    [InlineData("managed", "5")]
    [InlineData("managed", "{\"Rights\":\"Nonsense\"}")]
    [InlineData("unknown", "[1,}")]
    [InlineData("unknown", "tru")]
    public async Task A_value_that_does_not_fit_is_an_error_with_its_place(string column, string json)
    {
        var error = await Assert.ThrowsAsync<MalformedResponseException>(() => Pages.ReadRowAsync($$"""{"{{column}}":{{json}},"name":"x"}"""));
        Assert.NotNull(error.Position);
        Assert.InRange(error.Position.Value, 10, 60);
        Assert.Contains($"At byte {error.Position} ", error.Message, StringComparison.Ordinal);
    }
}
