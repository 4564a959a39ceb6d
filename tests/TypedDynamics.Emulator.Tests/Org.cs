using System.Text;
using System.Text.Json;
using TypedDynamics.Emulator.Limits;

namespace TypedDynamics.Emulator;

/// <summary>A running emulator and a plain client of it.</summary>
internal sealed class Org : IAsyncDisposable
{
    public const string Root = "http://localhost/api/data/v9.2/";
    public static readonly string Sales = RepositoryRoot.File("tests", "TypedDynamics.Emulator.Tests", "Sales");

    private readonly HttpClient _client;

    private Org(DataverseEmulator emulator)
    {
        Emulator = emulator;
        _client = new HttpClient(emulator.CreateHandler()) { BaseAddress = new Uri(Root) };
        _client.DefaultRequestHeaders.Add("Authorization", "Bearer any");
    }

    public DataverseEmulator Emulator { get; }

    public static async Task<Org> StartAsync(bool sampleData = false, string? seed = null, TimeProvider? clock = null, string? cache = null, TimeZoneInfo? zone = null, int aggregatedRows = 50_000, ServiceProtectionLimits? protection = null, HttpMessageHandler? webhooks = null, IReadOnlyList<EmulatorRole>? roles = null)
    {
        var emulator = await DataverseEmulator.StartAsync(new EmulatorOptions
        {
            CacheFolder = cache ?? Sales,
            SampleData = sampleData,
            Port = null,
            Clock = clock ?? TimeProvider.System,
            TimeZone = zone ?? TimeZoneInfo.Utc,
            AggregatedRows = aggregatedRows,
            ServiceProtection = protection,
            WebhookHandler = webhooks,
            Roles = roles ?? [],
        });
        if (seed is not null)
            await emulator.SeedAsync(seed);
        return new(emulator);
    }

    public Task<Reply> GetAsync(string path, string? prefer = null) => SendAsync(HttpMethod.Get, path, null, ("Prefer", prefer));

    public Task<Reply> PostAsync(string path, string body, string? prefer = null) => SendAsync(HttpMethod.Post, path, body, ("Prefer", prefer));

    public async Task<BytesReply> SendBytesAsync(HttpMethod method, string path, byte[]? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = new ByteArrayContent(body);
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content!.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _client.SendAsync(request);
        return new(
            (int)response.StatusCode,
            response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
            await response.Content.ReadAsByteArrayAsync());
    }

    public async Task<Reply> SendAsync(HttpMethod method, string path, string? body, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers.Where(header => header.Value is not null && header.Name != "Content-Type"))
            request.Headers.TryAddWithoutValidation(name, value);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", headers.FirstOrDefault(header => header.Name == "Content-Type").Value ?? "application/json");
        }

        using var response = await _client.SendAsync(request);
        return new(
            (int)response.StatusCode,
            response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
            Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync()));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Emulator.DisposeAsync();
    }
}

/// <summary>An answer as it came over the wire.</summary>
internal sealed record Reply(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public IReadOnlyList<JsonElement> Rows => [.. Json.GetProperty("value").EnumerateArray()];

    public string? NextLink => Json.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;

    public string Code => Json.GetProperty("error").GetProperty("code").GetString()!;

    public string Message => Json.GetProperty("error").GetProperty("message").GetString()!;

    public IEnumerable<string?> Texts(string column) => Rows.Select(row => row.GetProperty(column).GetString());
}

/// <summary>An answer that is no text.</summary>
internal sealed record BytesReply(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body);
