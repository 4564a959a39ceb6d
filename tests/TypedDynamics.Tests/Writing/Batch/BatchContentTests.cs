using System.Net;
using TypedDynamics.Tests.Fixtures;
using TypedDynamics.Tests.Http;
using TypedDynamics.Tests.Shared;
using TypedDynamics.Writing.Batch;

namespace TypedDynamics.Tests.Writing.Batch;

/// <summary>The body of a batch, to the byte.</summary>
public sealed class BatchContentTests
{
    private static readonly Guid s_id = new("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static readonly Uri s_root = new("https://contoso.crm.dynamics.com/api/data/v9.2/");

    [Fact]
    public async Task Requests_stand_in_their_order_and_change_sets_have_ids()
    {
        var set = new BatchUnit(isChangeSet: true);
        set.Requests.Add(new(Post("contacts", """{"lastname":"Smith"}""")));
        set.Requests.Add(new(Patch($"contacts({s_id})", """{"lastname":"Ö"}""")));
        using var content = new BatchContent([Alone(new(HttpMethod.Get, new Uri("accounts?$select=name", UriKind.Relative))), set, Alone(new(HttpMethod.Delete, new Uri($"accounts({s_id})", UriKind.Relative)))], s_root, "1");

        Assert.Equal("multipart/mixed; boundary=\"batch_1\"", content.Headers.ContentType!.ToString());
        Assert.Equal(
            """
            --batch_1
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            GET /api/data/v9.2/accounts?$select=name HTTP/1.1
            Accept: application/json


            --batch_1
            Content-Type: multipart/mixed; boundary="changeset_1_1"

            --changeset_1_1
            Content-Type: application/http
            Content-Transfer-Encoding: binary
            Content-ID: 1

            POST /api/data/v9.2/contacts HTTP/1.1
            Accept: application/json
            Content-Type: application/json
            Content-Length: 20

            {"lastname":"Smith"}
            --changeset_1_1
            Content-Type: application/http
            Content-Transfer-Encoding: binary
            Content-ID: 2

            PATCH /api/data/v9.2/contacts(0f8fad5b-d9cb-469f-a165-70867728950e) HTTP/1.1
            Accept: application/json
            If-Match: *
            Content-Type: application/json
            Content-Length: 17

            {"lastname":"Ö"}
            --changeset_1_1--
            --batch_1
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            DELETE /api/data/v9.2/accounts(0f8fad5b-d9cb-469f-a165-70867728950e) HTTP/1.1
            Accept: application/json


            --batch_1--

            """.ReplaceLineEndings("\r\n"),
            await content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void More_than_a_thousand_requests_are_several_batches_and_a_change_set_stays_whole()
    {
        BatchUnit Set(int requests)
        {
            var unit = new BatchUnit(isChangeSet: true);
            for (var i = 0; i < requests; i++) unit.Requests.Add(new(Post("contacts", "{}")));
            return unit;
        }

        var units = Enumerable.Range(0, 999).Select(_ => Alone(Post("contacts", "{}"))).Append(Set(2)).Append(Set(998)).Append(Set(1)).ToList();

        Assert.Equal([999, 1000, 1], BatchSending.Split(units).Select(static some => some.Sum(static unit => unit.Requests.Count)));
        Assert.Equal(units, BatchSending.Split(units).SelectMany(static some => some));
    }

    [Fact]
    public async Task What_is_wrong_with_a_row_shows_before_anything_is_sent()
    {
        var handler = new CapturingHandler(HttpStatusCode.OK);
        using var context = new Operations.Org(Connections.Options(handler));
        var batch = context.CreateBatch();

        Assert.Throws<ArgumentException>(() => batch.Update(new Contact { LastName = "x" }));
        Assert.Throws<ArgumentException>(() => batch.Upsert(new Contact { LastName = "x" }, c => c.LastName));
        Assert.Throws<FormatException>(() => batch.AddJson("{}"));
        await batch.SendAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(batch.Items);
        Assert.Empty(handler.Requests);
        await Assert.ThrowsAsync<InvalidOperationException>(() => batch.SendAsync());
    }

    [Theory]
    [InlineData("nonsense", "not JSON")]
    [InlineData("[1]", "Item 1 of the batch: it is no object")]
    [InlineData("""[{"collection":"accounts","action":"create","data":{}},{"collection":"../x","action":"create","data":{}}]""", "Item 2 of the batch: 'collection' is no entity set")]
    [InlineData("""[{"collection":"accounts","action":"upsert","data":{}}]""", "'action' is 'upsert'. Write create, update or delete")]
    [InlineData("""[{"collection":"accounts","action":"create"}]""", "'data' is no object")]
    [InlineData("""[{"collection":"accounts","action":"delete","key":"x"}]""", "'key' names no row")]
    public void Json_that_is_no_batch_says_which_item_and_what_to_write(string json, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => JsonBatch.Read(json)).Message, StringComparison.Ordinal);

    private static BatchUnit Alone(HttpRequestMessage request)
    {
        var unit = new BatchUnit(isChangeSet: false);
        unit.Requests.Add(new(request));
        return unit;
    }

    private static HttpRequestMessage Post(string path, string body) => TypedDynamics.Writing.WriteRequest.Create(HttpMethod.Post, path, System.Text.Encoding.UTF8.GetBytes(body));

    private static HttpRequestMessage Patch(string path, string body)
    {
        var request = TypedDynamics.Writing.WriteRequest.Create(HttpMethod.Patch, path, System.Text.Encoding.UTF8.GetBytes(body));
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        return request;
    }
}
