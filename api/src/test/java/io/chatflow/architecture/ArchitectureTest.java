package io.chatflow.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import io.chatflow.conversations.ConversationChanged;
import io.chatflow.conversations.EntriesAppended;
import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.http.annotation.Controller;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.websocket.annotation.ServerWebSocket;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Holds the walls of FeatureMap, and the few rules of the house that a habit would break.
class ArchitectureTest {

    private static JavaClasses code;

    @BeforeAll
    static void read() {
        code = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(ArchitectureTest::isWrittenByUs)
                .importPackages("io.chatflow");
    }

    @Test
    void every_feature_is_on_the_map() {
        var features = new TreeSet<String>();
        code.forEach(type -> features.add(FeatureMap.featureOf(type.getPackageName())));
        features.removeAll(Set.of("", FeatureMap.PLATFORM));

        assertThat(FeatureMap.MAY_USE.keySet()).containsAll(features);
    }

    @Test
    void features_use_only_those_that_the_map_names() {
        assertThat(dependencies().filter(use -> !isOnMap(use)).map(ArchitectureTest::told))
                .isEmpty();
    }

    @Test
    void the_platform_knows_no_feature() {
        assertThat(dependencies()
                        .filter(use -> originOf(use).equals(FeatureMap.PLATFORM))
                        .map(ArchitectureTest::told))
                .isEmpty();
    }

    @Test
    void features_see_only_the_faces_of_others() {
        assertThat(dependencies()
                        .filter(use -> !targetOf(use).equals(FeatureMap.PLATFORM))
                        .filter(use -> !FeatureMap.isFace(use.getTargetClass().getPackageName()))
                        .map(ArchitectureTest::told))
                .isEmpty();
    }

    @Test
    void features_form_no_circle() {
        slices().matching("io.chatflow.(*)..").should().beFreeOfCycles().check(code);
    }

    @Test
    void controllers_and_listeners_are_seen_by_their_package_only() {
        var hidden = code.stream()
                .filter(type -> type.isAnnotatedWith(Controller.class)
                        || type.getSimpleName().endsWith("Listeners"));

        assertThat(hidden.filter(ArchitectureTest::isPublic).map(JavaClass::getName))
                .isEmpty();
    }

    /// Whoever listens without it hears nothing.
    @Test
    void who_listens_to_the_log_says_beforehand_what_is_of_interest() {
        var interests = Map.of(
                EntriesAppended.class, EntriesAppended.Interest.class,
                ConversationChanged.class, ConversationChanged.Interest.class);

        interests.forEach((event, interest) -> assertThat(code.stream()
                        .filter(type -> type.getMethods().stream().anyMatch(method -> listensTo(event, method)))
                        .filter(type -> type.getPackage().getClasses().stream()
                                .noneMatch(neighbour -> neighbour.isAssignableTo(interest)))
                        .map(JavaClass::getName))
                .isEmpty());
    }

    private static boolean listensTo(Class<?> event, JavaMethod method) {
        return method.isAnnotatedWith(EventListener.class)
                && method.getRawParameterTypes().getFirst().isEquivalentTo(event);
    }

    /// In a sub-package they may be public: there only their own feature sees them.
    @Test
    void repositories_are_on_no_face() {
        assertThat(annotatedWith(JdbcRepository.class)
                        .filter(type -> FeatureMap.isFace(type.getPackageName()))
                        .filter(ArchitectureTest::isPublic)
                        .map(JavaClass::getName))
                .isEmpty();
    }

    @Test
    void http_controllers_block_on_virtual_threads() {
        classes()
                .that()
                .areAnnotatedWith(Controller.class)
                .should()
                .beAnnotatedWith(ExecuteOn.class)
                .check(code);
        assertThat(annotatedWith(Controller.class)
                        .filter(type -> !type.getAnnotationOfType(ExecuteOn.class)
                                .value()
                                .equals(TaskExecutors.BLOCKING))
                        .map(JavaClass::getName))
                .isEmpty();
    }

    /// Frames of one socket on several threads overtake each other.
    @Test
    void sockets_stay_on_their_own_thread() {
        assertThat(annotatedWith(ServerWebSocket.class)
                        .filter(type -> type.isAnnotatedWith(ExecuteOn.class)
                                || type.getMethods().stream()
                                        .anyMatch(method -> method.isAnnotatedWith(ExecuteOn.class)))
                        .map(JavaClass::getName))
                .isEmpty();
    }

    @Test
    void every_repository_stands_behind_the_tenant_wall_or_is_on_the_list_of_those_asked_before_it() {
        var outside = annotatedWith(JdbcRepository.class)
                .filter(type -> !type.isAnnotatedWith(TenantScoped.class))
                .map(JavaClass::getSimpleName);

        assertThat(outside).isSubsetOf(FeatureMap.OUTSIDE_THE_WALL);
    }

    @Test
    void every_method_of_a_walled_repository_takes_the_tenant_first() {
        var tenants = List.of(TenantId.class.getName(), Collection.class.getName());
        var methods = annotatedWith(TenantScoped.class)
                .filter(type -> type.isAnnotatedWith(JdbcRepository.class))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> !method.getModifiers().stream()
                        .anyMatch(modifier ->
                                Set.of("STATIC", "PRIVATE", "SYNTHETIC").contains(modifier.name())));

        assertThat(methods.filter(method -> method.getRawParameterTypes().isEmpty()
                                || !tenants.contains(
                                        method.getRawParameterTypes().getFirst().getName()))
                        .map(method -> method.getFullName()))
                .isEmpty();
    }

    private static Stream<JavaClass> annotatedWith(Class<? extends Annotation> annotation) {
        return code.stream().filter(type -> type.isAnnotatedWith(annotation));
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    /// The uses of one feature (or the platform) by another. The root package wires and belongs to nobody.
    private static Stream<Dependency> dependencies() {
        return code.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(use -> use.getTargetClass().getPackageName().startsWith("io.chatflow."))
                .filter(use -> !originOf(use).isEmpty() && !originOf(use).equals(targetOf(use)));
    }

    private static boolean isOnMap(Dependency use) {
        return targetOf(use).equals(FeatureMap.PLATFORM)
                || originOf(use).equals(FeatureMap.PLATFORM)
                || FeatureMap.MAY_USE.getOrDefault(originOf(use), Set.of()).contains(targetOf(use));
    }

    private static String originOf(Dependency use) {
        return FeatureMap.featureOf(use.getOriginClass().getPackageName());
    }

    private static String targetOf(Dependency use) {
        return FeatureMap.featureOf(use.getTargetClass().getPackageName());
    }

    private static String told(Dependency use) {
        return originOf(use) + " -> " + targetOf(use) + ": " + use.getDescription();
    }

    /// The framework writes classes beside ours, public and annotated alike; their names begin with a dollar sign.
    private static boolean isWrittenByUs(Location location) {
        return !location.matches(Pattern.compile(".*/\\$[^/]*\\.class$"));
    }
}
