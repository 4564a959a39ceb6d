using System.Text;
using Microsoft.Extensions.Logging;

namespace TypedDynamics;

/// <summary>Everything that is logged, values and exceptions included, as one text.</summary>
internal sealed class TextLog : ILoggerProvider, ILogger
{
    private readonly StringBuilder _text = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Write($"{state}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Write($"{eventId.Id} {formatter(state, exception)} {exception}".TrimEnd());
        if (state is IEnumerable<KeyValuePair<string, object?>> values) Write(string.Join(' ', values.Select(static value => $"{value.Key}={value.Value}")));
    }

    public void Dispose()
    {
    }

    public override string ToString()
    {
        lock (_text) return _text.ToString();
    }

    private void Write(string line)
    {
        Capture.Write($"log {line}");
        lock (_text) _text.AppendLine(line);
    }
}
