using FsCheck;
using FsCheck.Fluent;
using Jingwei.City.Contracts;
using Jingwei.City.Rules;
using Jingwei.Foundation;
using Jingwei.Testing;

namespace Jingwei.City.Tests.Rules;

/// <summary>
/// The access rule over a binary tree of areas 1–15: the parent of n is n / 2, so 1 is the city, 2 and 3 are its districts, 8–15 the
/// lowest. Every property is tried with random posts, actions, areas and organizations.
/// </summary>
public sealed class AccessRuleProperties
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    private static readonly Gen<ActorPost> AnyPost =
        from role in Gen.Elements(Roles.All.ToArray())
        from area in Gen.Choose(1, 15)
        from organization in Gen.Elements<long?>(null, 100, 200)
        from until in Gen.Elements<DateTimeOffset?>(null, Now.AddHours(1), Now, Now.AddHours(-1))
        from since in Gen.Elements<DateTimeOffset?>(null, Now, Now.AddHours(1))
        select new ActorPost(role, area, organization, until, since);

    private static readonly Gen<Question> AnyQuestion =
        from action in Gen.Elements(RoleTable.Actions.ToArray())
        from area in Gen.Choose(1, 15)
        from organization in Gen.Elements<long?>(null, 100, 200)
        from dataClass in Gen.Elements(DataClass.Plain, DataClass.Personal)
        from purpose in Gen.Elements(null, " ", "call back")
        select new Question(action, new AccessScope(area, organization, dataClass, purpose));

    private static readonly Arbitrary<(ActorPost[] Posts, ActorPost More, Question Question)> Situations = (
        from posts in AnyPost.ArrayOf().Where(p => p.Length <= 4)
        from more in AnyPost
        from question in AnyQuestion
        select (posts, more, question)).ToArbitrary();

    [Fact]
    public void One_more_post_never_allows_less() => Check(s =>
        !May(s.Posts, s.Question) || May([.. s.Posts, s.More], s.Question));

    [Fact]
    public void What_several_posts_allow_one_of_them_allows() => Check(s =>
        May(s.Posts, s.Question) == s.Posts.Any(p => May([p], s.Question)));

    [Fact]
    public void Posts_that_do_not_count_now_give_nothing() => Check(s =>
        !May([.. s.Posts.Where(p => !p.CountsAt(Now))], s.Question));

    [Fact]
    public void Without_a_post_above_or_at_the_area_there_is_nothing() => Check(s =>
        !May([.. s.Posts.Where(p => !Covers(p.AreaId, s.Question.Scope.AreaId!.Value))], s.Question));

    [Fact]
    public void What_is_allowed_somewhere_is_allowed_in_everything_below() => Check(s =>
        !May(s.Posts, s.Question)
        || Enumerable.Range(1, 15).Where(below => Covers(s.Question.Scope.AreaId!.Value, below))
            .All(below => May(s.Posts, s.Question with { Scope = s.Question.Scope with { AreaId = below } })));

    [Fact]
    public void Personal_data_needs_a_purpose() => Check(s =>
        s.Question.Scope.DataClass == DataClass.Plain || !string.IsNullOrWhiteSpace(s.Question.Scope.Purpose) || !May(s.Posts, s.Question));

    [Fact]
    public void The_list_filter_and_the_check_say_the_same() => Check(s =>
    {
        var actor = Of(ActorKind.Person, s.Posts);
        var area = s.Question.Scope.AreaId!.Value;
        var organization = s.Question.Scope.OrganizationId;
        var byFilter = AccessRule.Roots(actor, s.Question.Action, Now, Covers).Any(root => Covers(root, area))
            || AccessRule.OwnOrganizations(actor, s.Question.Action, Now).Any(own => Covers(own.AreaId, area) && own.OrganizationId == organization);
        return byFilter == AccessRule.May(actor, s.Question.Action, new AccessScope(area, organization), Now, Covers);
    });

    [Fact]
    public void No_root_of_a_list_filter_stands_below_another() => Check(s =>
    {
        var roots = AccessRule.Roots(Of(ActorKind.Person, s.Posts), s.Question.Action, Now, Covers);
        return roots.All(a => roots.All(b => a == b || !Covers(a, b)));
    });

    [Fact]
    public void Nobody_and_devices_may_nothing_whatever_posts_they_claim() => Check(s =>
        new[] { ActorKind.Nobody, ActorKind.Device }.All(kind => !AccessRule.May(Of(kind, s.Posts), s.Question.Action, s.Question.Scope, Now, Covers)));

    [Fact]
    public void Every_action_has_a_row_and_every_row_an_action()
    {
        var constants = typeof(Actions).GetFields().Select(f => (string)f.GetRawConstantValue()!).ToList();

        RoleTable.Actions.ShouldBe(constants, ignoreOrder: true);
    }

    [Theory]
    [InlineData(Roles.Operator, Actions.CaseCheck, true)]
    [InlineData(Roles.Crew, Actions.CaseCheck, false)]
    [InlineData(Roles.Officer, Actions.CaseCheck, false)]
    [InlineData(Roles.Resident, Actions.CaseRead, false)]
    [InlineData(Roles.Resident, Actions.ReportFile, true)]
    [InlineData(Roles.Administrator, Actions.CaseRead, false)]
    [InlineData(Roles.Administrator, Actions.AccountManage, true)]
    [InlineData(Roles.Operator, Actions.AccountManage, false)]
    public void The_table_says_what_the_street_expects(string role, string action, bool allowed) =>
        May([new ActorPost(role, 4, 100, null)], new Question(action, new AccessScope(8))).ShouldBe(allowed);

    [Fact]
    public void An_actor_of_one_area_may_nothing_in_the_next()
    {
        var questions = RoleTable.Actions.Select(a => new Question(a, new AccessScope(5, 100)));

        questions.ShouldAllBe(q => !May(Roles.All.Select(r => new ActorPost(r, 4, 100, null)).ToArray(), q));
    }

    [Fact]
    public void A_handler_may_what_a_crew_may_send_the_rows_of_its_departments_registers_handle_what_was_dispatched_to_it_and_answer_when_it_is_called() =>
        RoleTable.Actions.Where(a => RoleTable.ReachOf(Roles.Handler, a) != RoleTable.ReachOf(Roles.Crew, a)).ShouldBe([Actions.RegisterWrite, Actions.CaseHandle, Actions.MeetingRead, Actions.MeetingAnswer, Actions.WorkItemRead, Actions.WorkItemAsk, Actions.WorkItemAnswer, Actions.WarningSend, Actions.AppealRead, Actions.AppealFile], ignoreOrder: true);

    [Fact]
    public void A_crew_sees_what_was_handed_to_its_own_company_alone()
    {
        ActorPost[] crew = [new ActorPost(Roles.Crew, 4, 100, null)];

        May(crew, new Question(Actions.CaseRead, new AccessScope(8, 100))).ShouldBeTrue();
        May(crew, new Question(Actions.CaseRead, new AccessScope(8, 200))).ShouldBeFalse();
        May(crew, new Question(Actions.CaseRead, new AccessScope(8))).ShouldBeFalse();
        May(crew, new Question(Actions.CaseRead, AccessScope.Anywhere)).ShouldBeTrue();
    }

    private static void Check(Func<(ActorPost[] Posts, ActorPost More, Question Question), bool> holds) =>
        Prop.ForAll(Situations, holds).Check(Chance.Tries(2000));

    private static bool May(ActorPost[] posts, Question question) =>
        AccessRule.May(Of(ActorKind.Person, posts), question.Action, question.Scope, Now, Covers);

    private static Actor Of(ActorKind kind, ActorPost[] posts) => new(1, "someone", Text.Same("someone"), kind, posts);

    private static bool Covers(long above, long below)
    {
        while (below > above)
        {
            below /= 2;
        }

        return below == above;
    }

    private sealed record Question(string Action, AccessScope Scope);
}
