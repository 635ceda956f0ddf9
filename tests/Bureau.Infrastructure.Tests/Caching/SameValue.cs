using System.Collections;
using System.Reflection;

namespace Bureau.Infrastructure.Tests.Caching;

/// <summary>Compares two values by everything that can be seen of them, so that a property that a copy leaves out is noticed when it is added.</summary>
internal static class SameValue
{
    public static void AssertSame(object? expected, object? actual, string path = "it", int depth = 0)
    {
        if (expected is null || actual is null || expected is string || expected.GetType().IsPrimitive || expected is Enum or decimal or DateOnly or DateTimeOffset or Guid)
        {
            Assert.True(Equals(expected, actual), $"{path}: {expected} became {actual}");
            if (expected is decimal amount)
                Assert.Equal(amount.ToString(), actual!.ToString());
            return;
        }

        Assert.True(depth < 12, path);
        if (expected is IEnumerable several)
        {
            var (before, after) = (several.Cast<object?>().ToList(), ((IEnumerable)actual).Cast<object?>().ToList());
            Assert.True(before.Count == after.Count, $"{path}: {before.Count} became {after.Count}");
            for (var i = 0; i < before.Count; i++)
                AssertSame(before[i], after[i], $"{path}[{i}]", depth + 1);
            return;
        }

        foreach (var property in expected.GetType().GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
        {
            if (property.GetIndexParameters().Length == 0 && property.Name != "EqualityContract")
                AssertSame(property.GetValue(expected), property.GetValue(actual), $"{path}.{property.Name}", depth + 1);
        }

        foreach (var field in expected.GetType().GetFields(BindingFlags.Public | BindingFlags.Instance))
            AssertSame(field.GetValue(expected), field.GetValue(actual), $"{path}.{field.Name}", depth + 1);
    }
}
