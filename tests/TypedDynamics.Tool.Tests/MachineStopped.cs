namespace TypedDynamics.Tool.Tests;

/// <summary>Stands for a machine that lost its power: no code may go on after it.</summary>
internal sealed class MachineStopped : Exception;
