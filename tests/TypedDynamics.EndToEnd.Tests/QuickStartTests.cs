using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TypedDynamics.EndToEnd.Tests;

/// <summary>The first program that anybody runs says in one line what is wrong with an address.</summary>
public sealed class QuickStartTests
{
    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 20\r\n\r\n<html>Sign in</html>", "sign-in page")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}", "WhoAmI lacks an id")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{", "ended prematurely")]
    public async Task An_address_that_is_no_org_is_one_line(string answer, string told)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = AnswerAsync(listener, Encoding.ASCII.GetBytes(answer));
        var program = RepositoryRoot.File("artifacts", "bin", "QuickStart", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "QuickStart.dll");

        var run = await Dotnet.RunAsync(AppContext.BaseDirectory, new Dictionary<string, string> { ["DATAVERSE_TOKEN"] = "any" }, program, "--url", $"http://{listener.LocalEndpoint}");

        listener.Stop();
        await answering;
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(told, Assert.Single(run.Output.Trim().Split('\n')), StringComparison.Ordinal);
    }

    private static async Task AnswerAsync(TcpListener listener, byte[] answer)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
                var stream = client.GetStream();
                await stream.ReadAtLeastAsync(new byte[4096], minimumBytes: 1, cancellationToken: TestContext.Current.CancellationToken);
                await stream.WriteAsync(answer, TestContext.Current.CancellationToken);
            }
        }
        catch (SocketException)
        {
            // The listener was stopped.
        }
    }
}
