namespace TypedDynamics.Emulator;

/// <summary>Parameters of the address stand for terms: of keys, filters, orders.</summary>
public sealed class ParameterAliasTests : IAsyncLifetime
{
    private const string First = "00000000-0000-0000-0000-000000000001";
    private Org _org = null!;

    public async ValueTask InitializeAsync() => _org = await Org.StartAsync(seed: $$"""{"accounts":[{"accountid":"{{First}}","name":"a@p1","revenue":5},{"name":"b's","revenue":50},{"name":"c"}]}""");

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Theory]
    [InlineData("$filter=revenue ge @p1&@p1=10", "b's")]
    [InlineData("$filter=@p1 ne @p3 and @p1 gt @p2&@p1=revenue&@p2=10&@p3=null", "b's")]
    [InlineData("$filter=name eq @name&@name='b''s'", "b's")]
    [InlineData("$filter=name eq 'a@p1'&@p1='b'", "a@p1")]
    [InlineData("$filter=revenue eq @nobody", "c")]
    [InlineData("$filter=Microsoft.Dynamics.CRM.In(PropertyName=@p1,PropertyValues=@p2)&@p1='name'&@p2=[\"c\",\"x\"]", "c")]
    [InlineData("$orderby=@p1 desc&$top=1&@p1=name", "c")]
    [InlineData("$filter=revenue%20ge%20%40p1&%40p1=10", "b's")]
    public async Task A_parameter_is_what_it_stands_for(string options, string name)
    {
        var reply = await _org.GetAsync($"accounts?$select=name&{options}");
        Assert.True(reply.Status == 200, reply.Body);
        Assert.Equal([name], reply.Texts("name"));
    }

    [Fact]
    public async Task A_parameter_may_be_the_key()
    {
        Assert.Equal(200, (await _org.GetAsync($"accounts(@id)?$select=name&@id={First}")).Status);
        Assert.Equal(400, (await _org.GetAsync("accounts(@id)?$select=name")).Status);
    }
}
