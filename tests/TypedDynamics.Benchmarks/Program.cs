using BenchmarkDotNet.Running;
using TypedDynamics.Benchmarks;

if (args is ["ratios"])
{
    Ratios.Print();
    return;
}

// In this process: a second project, as BenchmarkDotNet would make one, does not build under this repository's central package versions.
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run([.. args, "--inProcess"]);
