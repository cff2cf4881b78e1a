using System.Buffers.Binary;
using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Accounts;
using NewsAggregator.Web.Accounts;

namespace NewsAggregator.Web.Tests.Accounts;

/// <summary>Who may come in, how often one may try, and what a refusal tells.</summary>
public sealed class LoginTests : IAsyncLifetime
{
    private readonly CountingHasher hasher = new();
    private RunningSite site = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        site = await RunningSite.StartAsync("Production", builder => builder.Services.AddSingleton<IPasswordHasher<AdminUser>>(services =>
        {
            hasher.Inner = ActivatorUtilities.CreateInstance<PasswordHasher<AdminUser>>(services);
            return hasher;
        }));
        await site.LogInAsync();
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_password_is_kept_as_pbkdf2_with_sha512_and_220000_rounds()
    {
        await using NewsDbContext db = site.Get<NewsDatabase>().OpenForReading();
        byte[] stored = Convert.FromBase64String((await db.Users.SingleAsync(Cancel)).PasswordHash!);

        // Identity's format 3: 01, then pseudo-random function (2: HMAC-SHA-512), rounds and salt length, each 32 bits, big-endian.
        Assert.Equal(1, stored[0]);
        Assert.Equal(2u, BinaryPrimitives.ReadUInt32BigEndian(stored.AsSpan(1)));
        Assert.Equal(220_000u, BinaryPrimitives.ReadUInt32BigEndian(stored.AsSpan(5)));
    }

    [Fact]
    public async Task Ten_wrong_passwords_lock_an_account_and_then_the_right_one_is_refused_too()
    {
        using IServiceScope scope = site.App.Services.CreateScope();
        UserManager<AdminUser> users = scope.ServiceProvider.GetRequiredService<UserManager<AdminUser>>();
        SignInManager<AdminUser> signIn = scope.ServiceProvider.GetRequiredService<SignInManager<AdminUser>>();
        AdminUser user = (await users.FindByNameAsync(RunningSite.Admin))!;
        for (int i = 1; i <= 10; i++)
        {
            SignInResult result = await signIn.CheckPasswordSignInAsync(user, "a wrong password", lockoutOnFailure: true);
            Assert.Equal(i == 10, result.IsLockedOut);
        }

        Assert.Equal(LoginAnswer.Refused, await scope.ServiceProvider.GetRequiredService<AccountActions>().LoginAsync(RunningSite.Admin, RunningSite.Password));
    }

    [Fact]
    public async Task An_unknown_name_a_wrong_password_and_a_locked_account_cost_one_check_each_and_are_told_alike()
    {
        await LockAsync("grace");
        List<string> said = [];
        foreach (string name in new[] { RunningSite.Admin, "nobody-here", "grace" })
        {
            using HttpClient stranger = site.Stranger();
            int before = hasher.Checks;
            using HttpResponseMessage answer = await RunningSite.PostAsync(stranger, "/login", "/login?in=en", ("name", name), ("password", "a wrong password"));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(1, hasher.Checks - before);
            string page = await answer.Content.ReadAsStringAsync(Cancel);
            said.Add(page[page.IndexOf("role=\"alert\"", StringComparison.Ordinal)..].Split("</p>")[0]);
        }

        Assert.Single(said.Distinct());
    }

    [Fact]
    public async Task A_name_may_be_tried_five_times_a_minute_known_or_not()
    {
        using IServiceScope scope = site.App.Services.CreateScope();
        AccountActions accounts = scope.ServiceProvider.GetRequiredService<AccountActions>();
        foreach (string name in new[] { "nobody-here", RunningSite.Admin })
        {
            for (int i = 0; i < 5; i++)
            {
                Assert.Equal(LoginAnswer.Refused, await accounts.LoginAsync(name, "a wrong password"));
            }

            Assert.Equal(LoginAnswer.TooManyTries, await accounts.LoginAsync(" " + name.ToUpperInvariant(), "a wrong password"));
        }
    }

    [Fact]
    public async Task An_address_may_try_twenty_times_a_minute()
    {
        using HttpClient stranger = site.Stranger();
        List<HttpStatusCode> answers = [];
        for (int i = 0; i < 21; i++)
        {
            using FormUrlEncodedContent empty = new([]);
            using HttpResponseMessage answer = await stranger.PostAsync(new Uri("/login", UriKind.Relative), empty, Cancel);
            answers.Add(answer.StatusCode);
        }

        // The setup of this test was the first of the twenty.
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, answers[..19]);
    }

    private async Task LockAsync(string name)
    {
        using IServiceScope scope = site.App.Services.CreateScope();
        UserManager<AdminUser> users = scope.ServiceProvider.GetRequiredService<UserManager<AdminUser>>();
        AdminUser user = new() { UserName = name };
        Assert.True((await users.CreateAsync(user, RunningSite.Password)).Succeeded);
        Assert.True((await users.SetLockoutEndDateAsync(user, DateTimeOffset.UtcNow.AddMinutes(15))).Succeeded);
    }

    private sealed class CountingHasher : IPasswordHasher<AdminUser>
    {
        private int checks;

        public PasswordHasher<AdminUser> Inner { get; set; } = null!;

        public int Checks => checks;

        public string HashPassword(AdminUser user, string password) => Inner.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(AdminUser user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref checks);
            return Inner.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
