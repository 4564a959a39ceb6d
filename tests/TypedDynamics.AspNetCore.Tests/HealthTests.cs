using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TypedDynamics.AspNetCore;

public sealed class HealthTests
{
    private const string Caller = """{"BusinessUnitId":"1b7c9d20-58e4-4a6f-8d32-7e4f6a8b9c02","UserId":"6d1f3a52-0c4b-4f5e-9a71-2b8c5d7e9f01","OrganizationId":"3c8d0e31-69f5-4b70-9e43-8f507b9cad03"}""";

    [Theory]
    [InlineData(200, Caller, HealthStatus.Healthy, "The org 3c8d0e31-69f5-4b70-9e43-8f507b9cad03 answers.")]
    [InlineData(403, """{"error":{"code":"0x80072560","message":"secret"}}""", HealthStatus.Degraded, "The org answers 403 (0x80072560).")]
    [InlineData(0, "", HealthStatus.Degraded, "The org does not answer (HttpRequestException).")]
    public async Task An_org_is_as_healthy_as_its_answer(int status, string body, HealthStatus health, string description)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddDataverse<Crm>(options =>
        {
            options.Url = new("https://contoso.invalid");
            options.AccessToken = static (_, _) => ValueTask.FromResult("t0ken");
            options.MessageHandler = new Answering(status, body);
            options.MaxRetries = 0;
        });
        services.AddHealthChecks().AddDataverse<Crm>(failureStatus: HealthStatus.Degraded);
        await using var provider = services.BuildServiceProvider();

        var report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);

        Assert.Equal((health, description), (report.Entries["dataverse"].Status, report.Entries["dataverse"].Description));
        Assert.Null(report.Entries["dataverse"].Exception);
    }

    private sealed class Crm : DataverseContext, IDataverseContext<Crm>
    {
        private Crm(DataverseConnection connection)
            : base(connection)
        {
        }

        static Crm IDataverseContext<Crm>.Create(DataverseConnection connection) => new(connection);
    }

    private sealed class Answering(int status, string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => status == 0
            ? throw new HttpRequestException("the wire is cut")
            : Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
    }
}
