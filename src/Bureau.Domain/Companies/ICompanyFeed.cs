namespace Bureau.Domain.Companies;

/// <summary>Tells that a company has changed, wherever that happened.</summary>
internal interface ICompanyFeed
{
    /// <summary>Begins to follow a company: every change that is committed after this has returned is told, one that was committed shortly before may be.</summary>
    Task<ICompanyWatch> WatchAsync(CompanyId company, CancellationToken cancellation);
}

/// <summary>One who follows a company. Changes that nobody took meanwhile are told as one.</summary>
internal interface ICompanyWatch : IDisposable
{
    /// <summary>Whether the company has changed within the time since this was asked last.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    Task<bool> ChangedAsync(TimeSpan patience, CancellationToken cancellation);
}
