using System.Diagnostics;
using System.Net;
using TypedDynamics.Tests.Fixtures;
using TypedDynamics.Tests.Http;
using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tests.Diagnostics;

/// <summary>What a listener of the source <c>TypedDynamics</c> sees of requests.</summary>
public sealed class TracingTests(EmulatedOrg org) : IClassFixture<EmulatedOrg>
{
    [Fact]
    public async Task Every_page_of_a_query_carries_the_id_that_Explain_tells()
    {
        var queries = new[] { org.Accounts.Where(a => a.Name != null).WithPageSize(20), org.Accounts.Where(a => a.Name != null).WithPageSize(20).AsFetchXml() };
        foreach (var query in queries)
        {
            var id = query.Explain().Id;
            using var spans = new Spans(span => Equals(span.GetTagItem("dataverse.query.id"), id));

            var rows = await query.ToListAsync(TestContext.Current.CancellationToken);

            Assert.True(rows.Count > 20);
            Assert.True(spans.Seen.Count > 2);
            Assert.All(spans.Seen, static span =>
            {
                Assert.Equal("GET accounts", span.DisplayName);
                Assert.Equal("accounts", span.GetTagItem("db.collection.name"));
                Assert.Equal(200, span.GetTagItem("http.response.status_code"));
                Assert.Equal(ActivityKind.Client, span.Kind);
            });
        }
    }

    [Fact]
    public async Task An_error_is_told_by_its_code_and_nothing_that_was_asked_is_told()
    {
        var body = """{"error":{"code":"0x80040217","message":"account With Id = secret-value Does Not Exist"}}""";
        using var spans = new Spans(static span => Equals(span.GetTagItem("server.address"), "contoso.crm.dynamics.com") && Equals(span.GetTagItem("db.collection.name"), "secrets"));

        await Assert.ThrowsAsync<DataverseException>(() => Connections.Over(new CapturingHandler(HttpStatusCode.NotFound, body)).GetAsync("secrets(name='secret-value')?$select=secret-value"));

        var span = Assert.Single(spans.Seen);
        Assert.Equal(("GET secrets", ActivityStatusCode.Error), (span.DisplayName, span.Status));
        Assert.Equal(["0x80040217", "0x80040217", "404"], new[] { "error.type", "db.response.status_code", "http.response.status_code" }.Select(tag => span.GetTagItem(tag)!.ToString()));
        Assert.DoesNotContain(span.TagObjects, static tag => tag.Value?.ToString()?.Contains("secret-value", StringComparison.Ordinal) == true);
        Assert.DoesNotContain(span.TagObjects, static tag => tag.Value?.ToString()?.Contains(Connections.Token, StringComparison.Ordinal) == true);
    }

    private sealed class Spans : IDisposable
    {
        private readonly ActivityListener _listener;

        public Spans(Func<Activity, bool> wanted)
        {
            _listener = new()
            {
                ShouldListenTo = static source => source.Name == "TypedDynamics",
                Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = span =>
                {
                    if (!wanted(span)) return;
                    lock (Seen) Seen.Add(span);
                },
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public List<Activity> Seen { get; } = [];

        public void Dispose() => _listener.Dispose();
    }
}
