BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(Bureau.Benchmarks.DecisionBenchmarks).Assembly).Run(args);
