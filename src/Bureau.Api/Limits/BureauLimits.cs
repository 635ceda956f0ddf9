using Bureau.Domain.Limits;
using Bureau.Infrastructure.Limits;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Bureau.Api.Limits;

/// <summary>Puts the budgets and the places of subscriptions into the program.</summary>
internal static class BureauLimits
{
    /// <summary>Adds them, kept in this process unless they are kept elsewhere.</summary>
    public static IServiceCollection AddBureauLimits(this IServiceCollection services)
    {
        services.AddOptions<LimitsOptions>().BindConfiguration(LimitsOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<LimitsOptions>, LimitsOptions.Defaults>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LimitsOptions>, LimitsOptions.Check>());
        services.TryAddSingleton<BudgetStore, MemoryBudgetStore>();
        services.TryAddSingleton<StreamPlaces, MemoryStreamPlaces>();
        services.TryAddSingleton<Budgets>();
        return services;
    }
}
