using Bureau.Domain.AdverseActions;
using Bureau.Domain.Companies;
using Bureau.Domain.Companies.Imports;
using Bureau.Domain.Companies.Integrity;
using Bureau.Domain.Companies.Names;
using Bureau.Domain.Consents;
using Bureau.Domain.Corrections;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disputes;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Idempotency;
using Bureau.Domain.IdentityChanges;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Limits;
using Bureau.Domain.Listings;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Probing;
using Bureau.Domain.Scoring;
using Bureau.Domain.Scoring.Training;
using Bureau.Domain.ShareCodes;
using Bureau.Domain.Subjects;
using Bureau.Domain.TrustedDocuments;
using Bureau.Infrastructure.Caching;
using Bureau.Infrastructure.Delivery;
using Bureau.Infrastructure.Limits;
using Bureau.Infrastructure.Probing;
using Bureau.Infrastructure.Redis;
using Bureau.Infrastructure.Sandbox;
using Bureau.Infrastructure.Schedules;
using Bureau.Infrastructure.Secrets;
using Bureau.Infrastructure.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;

namespace Bureau.Infrastructure;

/// <summary>Everything below the desk: storage, caches, secrets, and the use cases that stand on them.</summary>
public static class BureauServices
{
    /// <summary>Registers the bureau. Settings are read when they are first needed, and checked by the rules that are registered here with them.</summary>
    public static IServiceCollection AddBureau(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.TryAddSingleton(TimeProvider.System);
        AddSecrets(services, configuration, environment);
        AddStorage(services, configuration, environment);
        AddRedis(services, configuration);
        AddStores(services);
        AddUseCases(services, environment);
        AddConsents(services);
        AddDisputes(services);
        AddSchedules(services, configuration);
        AddNotices(services, configuration, environment);
        AddReceipts(services, configuration, environment);
        AddTrustedDocuments(services);
        AddFreezes(services);
        AddCorrections(services);
        AddShareCodes(services);
        AddProbing(services, configuration);
        AddIdentityChanges(services);
        AddListings(services);
        AddCompanies(services);
        AddAdverseActions(services, configuration);
        AddIdempotency(services);
        return services;
    }

    /// <summary>Brings the database to the newest migration, creating it when there is none. Safe to run from several nodes at once.</summary>
    public static async Task MigrateAsync(this IServiceProvider services, CancellationToken cancellation)
    {
        await using var context = await services.GetRequiredService<IDbContextFactory<BureauDbContext>>().CreateDbContextAsync(cancellation);
        if (context.Database.GetDbConnection() is SqliteConnection { DataSource: var file } && Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
            Directory.CreateDirectory(folder);

        // Only when there is something to do: on SQLite, EF's migration lock is a row, and a process that is killed while it holds it locks out the next.
        if ((await context.Database.GetPendingMigrationsAsync(cancellation)).Any())
            await context.MigrateAsync(cancellation);
    }

    /// <summary>Connects to Redis, when there is one in the settings, so that the first requests find it. One that is away holds the start up for two seconds at most.</summary>
    public static Task ConnectToRedisAsync(this IServiceProvider services, CancellationToken cancellation) =>
        services.GetService<RedisConnection>()?.ConnectAsync(cancellation) ?? Task.CompletedTask;

    private static void AddSecrets(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<SecretsOptions>().Bind(configuration.GetSection(SecretsOptions.Section));
        services.AddSingleton<IPostConfigureOptions<SecretsOptions>>(new SecretsOptions.Defaults(environment));
        services.AddSingleton<IValidateOptions<SecretsOptions>>(new SecretsOptions.Check(environment));
        services.AddSingleton(provider => new IdentityVault(Secret(provider)));
        services.AddSingleton(provider => new SigningKeyStore(provider.GetRequiredService<IDbContextFactory<BureauDbContext>>(), Secret(provider)));

        static byte[] Secret(IServiceProvider provider) => provider.GetRequiredService<IOptions<SecretsOptions>>().Value.KeyBytes();
    }

    private static void AddStorage(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section));
        services.AddSingleton<IPostConfigureOptions<StorageOptions>>(new StorageOptions.Defaults(configuration, environment));
        services.AddSingleton<IValidateOptions<StorageOptions>>(new StorageOptions.Check());
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<StorageOptions>>().Value;
            return BureauContexts.Of(options.KnownProvider, options.ConnectionString!, provider.GetService<ILoggerFactory>());
        });

        // For what takes a context from its scope, as OpenIddict's stores do.
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<BureauDbContext>>().CreateDbContext());
        services.AddOpenIddict().AddCore(core => core.UseEntityFrameworkCore().UseDbContext<BureauDbContext>());
        services.AddScoped(provider => new PartnerClients(provider.GetRequiredService<IOpenIddictApplicationManager>()));
    }

    /// <summary>Only when there is a connection string: who can do without Redis asks whether <see cref="RedisConnection"/> is registered.</summary>
    private static void AddRedis(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RedisOptions>().Bind(configuration.GetSection(RedisOptions.Section));
        services.AddSingleton<IPostConfigureOptions<RedisOptions>>(new RedisOptions.Defaults(configuration));
        services.AddSingleton<IValidateOptions<RedisOptions>>(new RedisOptions.Check());
        if (string.IsNullOrWhiteSpace(configuration.GetConnectionString(RedisOptions.ConnectionName)))
            return;
        services.AddSingleton(provider => new RedisConnection(provider.GetRequiredService<IOptions<RedisOptions>>().Value, provider.GetRequiredService<ILogger<RedisConnection>>()));
        services.AddSingleton<BudgetStore>(provider => new RedisBudgetStore(
            provider.GetRequiredService<RedisConnection>(), provider.GetRequiredService<IOptions<LimitsOptions>>().Value, provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<RedisBudgetStore>>()));
        services.AddSingleton<StreamPlaces>(provider => new RedisStreamPlaces(
            provider.GetRequiredService<RedisConnection>(), provider.GetRequiredService<IOptions<LimitsOptions>>().Value, provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<RedisStreamPlaces>>()));
        services.AddHealthChecks().AddCheck<RedisReachable>("redis", timeout: TimeSpan.FromSeconds(5));
    }

    private static void AddStores(IServiceCollection services)
    {
        services.AddSingleton(provider => new FactCache(
            provider.GetService<RedisConnection>(), provider.GetRequiredService<IOptions<SecretsOptions>>().Value.KeyBytes(), provider.GetRequiredService<ILogger<FactCache>>()));
        services.AddSingleton<ConsentStore>();
        services.AddSingleton<PartnerStore>();
        services.AddSingleton(provider => new CreditFileStore(
            provider.GetRequiredService<IDbContextFactory<BureauDbContext>>(), provider.GetRequiredService<Scorecard>().LooksAt(Characteristic.CreditInquiries)));
        services.AddSingleton<SubjectStore>();
        services.AddSingleton<IConsentStore>(provider => new CachedConsentStore(provider.GetRequiredService<ConsentStore>(), provider.GetRequiredService<FactCache>()));
        services.AddSingleton<IPartnerStore>(provider => new CachedPartnerStore(provider.GetRequiredService<PartnerStore>(), provider.GetRequiredService<FactCache>()));
        services.AddSingleton<ICreditFileStore>(
            provider => new CachedCreditFileStore(
                provider.GetRequiredService<CreditFileStore>(), provider.GetRequiredService<FactCache>(), provider.GetRequiredService<CreditFileStore>().ReadsInquiries));
        services.AddSingleton<ISubjectStore>(provider => provider.GetRequiredService<SubjectStore>());
        services.AddSingleton<IInquiryLedger, InquiryLedger>();
        services.AddSingleton<IScoreStore, ScoreStore>();
        services.AddSingleton<FurnishingStore>();
        services.AddSingleton<IFurnishingStore>(provider => provider.GetRequiredService<FurnishingStore>());
        services.AddSingleton<IMatchReviewStore, MatchReviewStore>();
        services.AddSingleton<IFurnishedStore, FurnishedStore>();
        services.AddSingleton<IRetentionStore, RetentionStore>();
        services.AddSingleton<ISampleStore, SampleStore>();
        services.AddSingleton(provider => new SandboxStore(
            provider.GetRequiredService<IDbContextFactory<BureauDbContext>>(), provider.GetRequiredService<IServiceScopeFactory>(),
            provider.GetRequiredService<IdentityVault>(), provider.GetRequiredService<TimeProvider>()));
    }

    private static void AddTrustedDocuments(IServiceCollection services)
    {
        services.AddSingleton<TrustedDocumentStore>();
        services.AddSingleton<ITrustedDocumentStore>(
            provider => new CachedTrustedDocumentStore(provider.GetRequiredService<TrustedDocumentStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new TrustDocument(provider.GetRequiredService<ITrustedDocumentStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new FindTrustedDocument(provider.GetRequiredService<ITrustedDocumentStore>()));
    }

    private static void AddFreezes(IServiceCollection services)
    {
        services.AddSingleton<IPartnerDirectory, PartnerDirectory>();
        services.AddSingleton(provider => new FindPartners(provider.GetRequiredService<IPartnerDirectory>()));
        services.AddSingleton(provider => new FreezeFile(
            provider.GetRequiredService<ICreditFileStore>(), provider.GetRequiredService<IPartnerStore>(), provider.GetRequiredService<TimeProvider>()));
    }

    private static void AddDisputes(IServiceCollection services)
    {
        services.AddSingleton<IDisputeStore, DisputeStore>();
        services.AddSingleton(provider => new DisputeSteps(
            provider.GetRequiredService<IDisputeStore>(), provider.GetRequiredService<ICreditFileStore>(), provider.GetRequiredService<IPartnerStore>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new OpenDispute(
            provider.GetRequiredService<IDisputeStore>(), provider.GetRequiredService<ICreditFileStore>(), provider.GetRequiredService<IPartnerStore>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new WithdrawDispute(provider.GetRequiredService<DisputeSteps>()));
        services.AddSingleton(provider => new AnswerDispute(provider.GetRequiredService<DisputeSteps>(), provider.GetRequiredService<IPartnerStore>()));
        services.AddSingleton(provider => new WriteStatement(
            provider.GetRequiredService<IDisputeStore>(), provider.GetRequiredService<ICreditFileStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ReadDisputes(
            provider.GetRequiredService<IDisputeStore>(), provider.GetRequiredService<IPartnerStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SuppressOverdue(provider.GetRequiredService<IDisputeStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<HourlyDisputes>();
    }

    private static void AddSchedules(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RetentionOptions>().Bind(configuration.GetSection(RetentionOptions.Section));
        services.AddSingleton<IValidateOptions<RetentionOptions>>(new RetentionOptions.Check());
        services.AddHostedService<DailyRetention>();
    }

    private static void AddCorrections(IServiceCollection services)
    {
        services.AddSingleton<ICorrectionStore>(provider => new CorrectionStore(
            provider.GetRequiredService<IDbContextFactory<BureauDbContext>>(), provider.GetRequiredService<IOptions<SecretsOptions>>().Value.KeyBytes()));
        services.AddSingleton(provider => new RecallReaders(
            provider.GetRequiredService<ICorrectionStore>(), provider.GetRequiredService<ICreditFileStore>(), provider.GetRequiredService<IDisputeStore>(),
            provider.GetRequiredService<IPartnerStore>(), provider.GetRequiredService<Scorecard>()));
        services.AddHostedService<TellCorrections>();
        services.AddSingleton(provider => new AcknowledgeRecall(
            provider.GetRequiredService<ICorrectionStore>(), provider.GetRequiredService<IPartnerStore>(), provider.GetRequiredService<TimeProvider>()));
    }

    private static void AddReceipts(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<ReceiptsOptions>().Bind(configuration.GetSection(ReceiptsOptions.Section));
        services.AddSingleton<IPostConfigureOptions<ReceiptsOptions>>(new ReceiptsOptions.Defaults(configuration));
        services.AddSingleton<IValidateOptions<ReceiptsOptions>>(new ReceiptsOptions.Check(configuration, environment));
        services.AddSingleton(provider => new ReceiptIssuer(
            provider.GetRequiredService<IDbContextFactory<BureauDbContext>>(), provider.GetRequiredService<IOptions<SecretsOptions>>().Value.KeyBytes(),
            provider.GetRequiredService<IOptions<ReceiptsOptions>>().Value, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IReceiptIssuer>(provider => provider.GetRequiredService<ReceiptIssuer>());
        services.AddSingleton(provider => new ReceiptKeys(provider.GetRequiredService<ReceiptIssuer>()));
        services.AddSingleton<IReceiptStore>(provider => new ReceiptStore(provider.GetRequiredService<IDbContextFactory<BureauDbContext>>()));
        services.AddSingleton(provider => new ReadReceipt(provider.GetRequiredService<IReceiptStore>(), provider.GetRequiredService<ReadConsent>()));
    }

    private static void AddNotices(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<DeliveryOptions>().Bind(configuration.GetSection(DeliveryOptions.Section));
        services.AddSingleton<IPostConfigureOptions<DeliveryOptions>>(new DeliveryOptions.Defaults(environment));
        services.AddSingleton<IValidateOptions<DeliveryOptions>>(new DeliveryOptions.Check());
        services.AddSingleton<WorkPositions>();
        services.AddSingleton<INoticeStore>(provider => new NoticeStore(provider.GetRequiredService<IDbContextFactory<BureauDbContext>>(), Sealing(provider)));
        services.AddSingleton(provider => new ReadNotices(provider.GetRequiredService<INoticeStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ChooseDelivery(
            provider.GetRequiredService<INoticeStore>(), Options(provider).AllowPrivateAddresses is true, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new PostWebhook(Options(provider).AllowPrivateAddresses is true, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SendLetter(Options(provider)));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<DeliverNotices>(provider, Sealing(provider)));
        services.AddSingleton<TellInquiries>();
        services.AddHostedService(provider => provider.GetRequiredService<DeliverNotices>());
        services.AddHostedService(provider => provider.GetRequiredService<TellInquiries>());

        static DeliveryOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<DeliveryOptions>>().Value;

        static SealingKey Sealing(IServiceProvider provider) => new(provider.GetRequiredService<IOptions<SecretsOptions>>().Value.KeyBytes(), "bureau delivery 1");
    }

    private static void AddProbing(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ProbingOptions>().Bind(configuration.GetSection(ProbingOptions.Section));
        services.AddSingleton<IValidateOptions<ProbingOptions>>(new ProbingOptions.Check());
        services.AddSingleton<AgreementStore>();
        services.AddSingleton<IAgreementStore>(provider => new CachedAgreementStore(provider.GetRequiredService<AgreementStore>(), provider.GetRequiredService<FactCache>()));
        services.AddSingleton<IProbeStore, ProbeStore>();
        services.AddSingleton(provider => new RegisterThreshold(
            provider.GetRequiredService<IPartnerStore>(), provider.GetRequiredService<IAgreementStore>(), Options(provider).Quota, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SuspendPartner(
            provider.GetRequiredService<IPartnerStore>(), provider.GetRequiredService<IAgreementStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new WatchProbes(
            provider.GetRequiredService<IProbeStore>(), provider.GetRequiredService<IPartnerStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ReadUsage(provider.GetRequiredService<IProbeStore>()));
        services.AddSingleton(provider => new CountInquiries(
            provider.GetRequiredService<IDbContextFactory<BureauDbContext>>(), provider.GetRequiredService<WorkPositions>(), Options(provider).Bounds,
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<CountInquiries>>()));
        services.AddHostedService(provider => provider.GetRequiredService<CountInquiries>());

        static ProbingOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<ProbingOptions>>().Value;
    }

    private static void AddAdverseActions(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AdverseActionsOptions>().Bind(configuration.GetSection(AdverseActionsOptions.Section));
        services.AddSingleton<IValidateOptions<AdverseActionsOptions>>(new AdverseActionsOptions.Check());
        services.AddSingleton<IAdverseActionStore, AdverseActionStore>();
        services.AddSingleton(provider => new IssueAdverseAction(
            provider.GetRequiredService<IAdverseActionStore>(), provider.GetRequiredService<IPartnerStore>(), Agency(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new RequestHumanReview(provider.GetRequiredService<IAdverseActionStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new RecordHumanReview(provider.GetRequiredService<IAdverseActionStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ReadAdverseActions(provider.GetRequiredService<IAdverseActionStore>(), provider.GetRequiredService<TimeProvider>()));

        static string Agency(IServiceProvider provider) => provider.GetRequiredService<IOptions<AdverseActionsOptions>>().Value.Agency
            ?? provider.GetRequiredService<IOptions<ReceiptsOptions>>().Value.Address!.OriginalString.TrimEnd('/');
    }

    private static void AddIdempotency(IServiceCollection services)
    {
        services.AddSingleton<IIdempotencyStore>(provider => new IdempotencyStore(
            provider.GetRequiredService<IDbContextFactory<BureauDbContext>>(), new(Secret(provider)), new(Secret(provider), "bureau kept answer 1"), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new AnswerOnce(provider.GetRequiredService<IIdempotencyStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<HourlyAnswers>();

        static byte[] Secret(IServiceProvider provider) => provider.GetRequiredService<IOptions<SecretsOptions>>().Value.KeyBytes();
    }

    private static void AddShareCodes(IServiceCollection services)
    {
        services.AddSingleton(provider => new ShareCodeHash(provider.GetRequiredService<IOptions<SecretsOptions>>().Value.KeyBytes()));
        services.AddSingleton<IShareCodeStore, ShareCodeStore>();
        services.AddSingleton(provider => new CreateShareCode(
            provider.GetRequiredService<IShareCodeStore>(), provider.GetRequiredService<ISubjectStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new WithdrawShareCode(provider.GetRequiredService<IShareCodeStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new RedeemShareCode(
            provider.GetRequiredService<IShareCodeStore>(), provider.GetRequiredService<IPartnerStore>(), provider.GetRequiredService<IReceiptIssuer>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ReadShareCodes(
            provider.GetRequiredService<IShareCodeStore>(), provider.GetRequiredService<IPartnerStore>(), provider.GetRequiredService<TimeProvider>()));
    }

    private static void AddIdentityChanges(IServiceCollection services)
    {
        services.AddSingleton<IIdentityChangeStore, IdentityChangeStore>();
        services.AddSingleton(provider => new FindKeptSubject(provider.GetRequiredService<ISubjectStore>()));
        services.AddSingleton(provider => new ProposeIdentityChange(
            provider.GetRequiredService<IIdentityChangeStore>(), provider.GetRequiredService<ISubjectStore>(), provider.GetRequiredService<IPartnerStore>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new DecideIdentityChange(
            provider.GetRequiredService<IIdentityChangeStore>(), provider.GetRequiredService<IConsentStore>(), provider.GetRequiredService<IPartnerStore>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ReadIdentityChanges(
            provider.GetRequiredService<IIdentityChangeStore>(), provider.GetRequiredService<IPartnerStore>(), provider.GetRequiredService<TimeProvider>()));
    }

    private static void AddListings(IServiceCollection services)
    {
        services.AddSingleton<IListingStore, ListingStore>();
        services.AddSingleton(provider => new ListingSteps(provider.GetRequiredService<IListingStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ProposeListing(
            provider.GetRequiredService<IListingStore>(), provider.GetRequiredService<ISubjectStore>(), provider.GetRequiredService<ICompanyStore>(),
            provider.GetRequiredService<IPartnerStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new AdvanceListing(provider.GetRequiredService<ListingSteps>(), provider.GetRequiredService<IPartnerStore>()));
        services.AddSingleton(provider => new AnswerListing(provider.GetRequiredService<ListingSteps>()));
        services.AddSingleton(provider => new ReadListings(provider.GetRequiredService<IListingStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ExpireListings(provider.GetRequiredService<IListingStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<HourlyListings>();
    }

    private static void AddCompanies(IServiceCollection services)
    {
        services.AddSingleton<IIntegrityStore, IntegrityStore>();
        services.AddSingleton(provider => new CompanyStore(
            provider.GetRequiredService<IDbContextFactory<BureauDbContext>>(), provider.GetRequiredService<IListingStore>(), provider.GetRequiredService<IIntegrityStore>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ICompanyStore>(provider => new CachedCompanyStore(provider.GetRequiredService<CompanyStore>(), provider.GetRequiredService<FactCache>()));
        services.AddSingleton<ICompanyLedger, CompanyLedger>();
        services.AddSingleton(provider => new LookUpCompany(
            provider.GetRequiredService<ICompanyStore>(), provider.GetRequiredService<ICompanyLedger>(), provider.GetRequiredService<IPartnerStore>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ICompanyFeed, CompanyFeed>();
        services.AddSingleton(provider => new WatchCompanies(
            provider.GetRequiredService<ICompanyFeed>(), provider.GetRequiredService<LookUpCompany>(), provider.GetRequiredService<IPartnerStore>()));
        services.AddSingleton(provider => new ReadChangedCompanies(provider.GetRequiredService<ICompanyStore>(), provider.GetRequiredService<LookUpCompany>()));
        services.AddSingleton(provider => new RecordIntegrity(
            provider.GetRequiredService<IIntegrityStore>(), provider.GetRequiredService<ICompanyStore>(), provider.GetRequiredService<IPartnerStore>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new DeleteObsoleteRecords(provider.GetRequiredService<IIntegrityStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ImportCompanies(
            provider.GetRequiredService<ICompanyStore>(), provider.GetRequiredService<ICompanyNameIndex>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ImportInspections(
            provider.GetRequiredService<ICompanyStore>(), provider.GetRequiredService<IIntegrityStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ImportListings(
            provider.GetRequiredService<ICompanyNameIndex>(), provider.GetRequiredService<IListingStore>(),
            provider.GetRequiredService<IPartnerStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ICompanyNameIndex, CompanyNameIndex>();
        services.AddHostedService<PendingNames>();
        services.AddSingleton<IExclusionStore, ExclusionStore>();
        services.AddSingleton(provider => new SearchCompanies(
            provider.GetRequiredService<ICompanyNameIndex>(), provider.GetRequiredService<ICompanyStore>(), provider.GetRequiredService<LookUpCompany>()));
        services.AddSingleton(provider => new ScreenCompanies(
            provider.GetRequiredService<ICompanyNameIndex>(), provider.GetRequiredService<ICompanyStore>(), provider.GetRequiredService<IExclusionStore>(),
            provider.GetRequiredService<LookUpCompany>()));
        services.AddSingleton(provider => new DecideExclusion(
            provider.GetRequiredService<ICompanyStore>(), provider.GetRequiredService<IExclusionStore>(), provider.GetRequiredService<LookUpCompany>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ReadLookUps(provider.GetRequiredService<ICompanyLedger>(), provider.GetRequiredService<IPartnerStore>()));
    }

    private static void AddUseCases(IServiceCollection services, IHostEnvironment environment)
    {
        services.AddSingleton(_ => Scorecards.Current);
        services.AddSingleton(provider => new SandboxCrowd(
            provider.GetRequiredService<IDbContextFactory<BureauDbContext>>(), provider.GetRequiredService<IdentityVault>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new MakeInquiry(
            provider.GetRequiredService<IPartnerStore>(), provider.GetRequiredService<IConsentStore>(), provider.GetRequiredService<ICreditFileStore>(),
            provider.GetRequiredService<IInquiryLedger>(), provider.GetRequiredService<Scorecard>(), sandboxGrantsAllowed: environment.IsDevelopment(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IFactsFeed, FactsFeed>();
        services.AddSingleton(provider => new WatchScore(provider.GetRequiredService<IFactsFeed>(), provider.GetRequiredService<MakeInquiry>()));
        services.AddSingleton(provider => new RunScores(
            provider.GetRequiredService<IScoreStore>(), provider.GetRequiredService<Scorecard>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new DeleteObsolete(provider.GetRequiredService<IRetentionStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new FurnishTradelines(
            provider.GetRequiredService<IFurnishingStore>(), provider.GetRequiredService<IPartnerStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ReadFurnished(
            provider.GetRequiredService<IFurnishedStore>(), provider.GetRequiredService<ICreditFileStore>(), provider.GetRequiredService<IPartnerStore>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new GatherSample(provider.GetRequiredService<ISampleStore>()));
        services.AddSingleton(provider => new ImportTradelines(provider.GetRequiredService<IFurnishingStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ReviewMatches(
            provider.GetRequiredService<IMatchReviewStore>(), provider.GetRequiredService<IPartnerStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ReadMyScoreHistory(
            provider.GetRequiredService<ICreditFileStore>(), provider.GetRequiredService<IScoreStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ReadMyFile(
            provider.GetRequiredService<ISubjectStore>(), provider.GetRequiredService<ICreditFileStore>(), provider.GetRequiredService<IConsentStore>(),
            provider.GetRequiredService<IPartnerStore>(), provider.GetRequiredService<IInquiryLedger>(), provider.GetRequiredService<IMatchReviewStore>(),
            provider.GetRequiredService<Scorecard>(), provider.GetRequiredService<TimeProvider>()));
    }

    private static void AddConsents(IServiceCollection services)
    {
        services.AddSingleton<IPersonKeys>(provider => provider.GetRequiredService<IdentityVault>());
        services.AddSingleton(provider => new RequestConsent(
            provider.GetRequiredService<IConsentStore>(), provider.GetRequiredService<IPartnerStore>(), provider.GetRequiredService<ISubjectStore>(),
            provider.GetRequiredService<IPersonKeys>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new RequestMutualBadge(
            provider.GetRequiredService<IConsentStore>(), provider.GetRequiredService<IPartnerStore>(), provider.GetRequiredService<ISubjectStore>(),
            provider.GetRequiredService<IPersonKeys>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new AnswerConsent(
            provider.GetRequiredService<IConsentStore>(), provider.GetRequiredService<IPartnerStore>(), provider.GetRequiredService<IReceiptIssuer>(),
            provider.GetRequiredService<ISubjectStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ReadConsent(
            provider.GetRequiredService<IConsentStore>(), provider.GetRequiredService<IPartnerStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IConsentFeed, ConsentFeed>();
        services.AddSingleton(provider => new WatchConsents(
            provider.GetRequiredService<IConsentFeed>(), provider.GetRequiredService<ReadConsent>(), provider.GetRequiredService<IPartnerStore>()));
        services.AddSingleton(provider => new EndConsents(provider.GetRequiredService<IConsentStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new RemindOfConsents(provider.GetRequiredService<IConsentStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<HourlyConsents>();
    }
}
