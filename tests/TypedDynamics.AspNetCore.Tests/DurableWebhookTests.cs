using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Time.Testing;

namespace TypedDynamics.AspNetCore;

/// <summary>Events that wait on disk.</summary>
public sealed class DurableWebhookTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("typeddynamics-webhook").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_a_process_leaves_the_next_one_handles_in_its_order()
    {
        var operations = Enumerable.Range(0, 5).Select(static _ => Guid.NewGuid()).ToList();
        var seen = new List<Guid>();
        var begun = new TaskCompletionSource();
        await using (var first = await StartAsync(async (happened, _, cancellationToken) =>
        {
            if (happened.OperationId != operations[0])
            {
                begun.TrySetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            seen.Add(happened.OperationId);
        }))
        {
            foreach (var operation in operations) Assert.Equal(HttpStatusCode.OK, (await first.PostAsync(WebhookHost.Event(operation))).StatusCode);
            await begun.Task;
            // As good as killed: nothing that waits is handled.
            await first.StopAsync(new CancellationToken(canceled: true));
        }

        Assert.Equal(operations[..1], seen);
        var done = new TaskCompletionSource();
        await using var second = await StartAsync((happened, _, _) =>
        {
            seen.Add(happened.OperationId);
            if (seen.Count == operations.Count) done.SetResult();
            return Task.CompletedTask;
        });
        await done.Task;
        Assert.Equal(HttpStatusCode.OK, (await second.PostAsync(WebhookHost.Event(operations[4]))).StatusCode);
        await second.StopAsync();

        Assert.Equal(operations, seen);
        Assert.Empty(Directory.GetFiles(_folder, "*.json"));
    }

    [Fact]
    public async Task What_fails_is_tried_again_later_and_set_aside_in_the_end()
    {
        var clock = new FakeTimeProvider();
        var tries = 0;
        var (good, bad) = (Guid.NewGuid(), Guid.NewGuid());
        var handled = new TaskCompletionSource();
        await using var host = await StartAsync(
            (happened, _, _) =>
            {
                if (happened.OperationId == bad) throw new InvalidOperationException($"try {++tries}");
                handled.SetResult();
                return Task.CompletedTask;
            },
            static options => options.MaxTries = 3,
            clock);

        await host.PostAsync(WebhookHost.Event(bad));
        await host.PostAsync(WebhookHost.Event(good));
        while (!handled.Task.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await host.StopAsync();
        Assert.Equal(3, tries);
        Assert.Contains(bad.ToString(), await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(Path.Combine(_folder, "failed"))), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder, "*.json"));
        Assert.Contains("5004 Update of account", host.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_in_use_or_gone_loses_nothing()
    {
        await using var host = await StartAsync(static (_, _, _) => Task.CompletedTask);
        var used = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(static (_, _, _) => Task.CompletedTask));
        Assert.Contains("used by another webhook", used.Message, StringComparison.Ordinal);

        Directory.Delete(_folder, recursive: true);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await host.PostAsync(WebhookHost.Event())).StatusCode);
        Directory.CreateDirectory(_folder);
        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync(WebhookHost.Event())).StatusCode);
    }

    [Fact]
    public async Task One_event_on_a_bad_disk_holds_up_no_other()
    {
        var (bad, good) = (Guid.NewGuid(), Guid.NewGuid());
        var handled = new TaskCompletionSource();
        // There is no folder to set anything aside in.
        await File.WriteAllTextAsync(Path.Combine(_folder, "failed"), "", TestContext.Current.CancellationToken);
        await using var host = await StartAsync(
            (happened, _, _) =>
            {
                if (happened.OperationId == bad) throw new InvalidOperationException("bad");
                handled.SetResult();
                return Task.CompletedTask;
            },
            static options => options.MaxTries = 1);

        await host.PostAsync(WebhookHost.Event(bad));
        await host.PostAsync(WebhookHost.Event(good));
        await handled.Task;
        await host.StopAsync();

        Assert.Contains("5007", host.Log.ToString(), StringComparison.Ordinal);
        Assert.Contains(bad.ToString(), await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(_folder, "*.json")), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_is_only_built_handles_nothing()
    {
        var file = Path.Combine(_folder, "0000000000000000001.json");
        await File.WriteAllTextAsync(file, WebhookHost.Event(), TestContext.Current.CancellationToken);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddDataverseWebhooks();
        await using (var built = builder.Build())
        {
            built.MapDataverseWebhook("/dataverse", static (_, _, _) => throw new InvalidOperationException("handled"), options => (options.AllowAnonymous, options.QueueCapacity, options.Folder) = (true, 1, _folder));
        }

        Assert.True(File.Exists(file));
    }

    [Fact]
    public async Task A_file_that_is_no_event_is_set_aside()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "0000000000000000001.json"), "{", TestContext.Current.CancellationToken);
        var handled = new TaskCompletionSource();
        await using var host = await StartAsync((_, _, _) =>
        {
            handled.SetResult();
            return Task.CompletedTask;
        });

        await host.PostAsync(WebhookHost.Event());
        await handled.Task;

        Assert.Single(Directory.GetFiles(Path.Combine(_folder, "failed")));
    }

    private Task<WebhookHost> StartAsync(WebhookHandler handler, Action<WebhookOptions>? configure = null, TimeProvider? clock = null) => WebhookHost.StartAsync(
        handler,
        options =>
        {
            options.Keys.Add(WebhookHost.Key);
            (options.QueueCapacity, options.Folder) = (100, _folder);
            configure?.Invoke(options);
        },
        clock);
}
