<?php

declare( strict_types=1 );

use ChatFlow\Connection\Address;
use ChatFlow\Connection\Connections;
use ChatFlow\Outbox\Outbox;
use ChatFlow\Plugin;

/**
 * A network of sites: one WordPress, one plugin, and on each site a connection of its own.
 */
final class NetworkTest extends ShopTestCase {

	/** @var int[] */
	private array $sites = array();

	protected function tearDown(): void {
		parent::tearDown();
		foreach ( $this->sites as $site ) {
			if ( get_site( $site ) ) {
				wp_delete_site( $site );
			}
		}
		delete_site_option( Address::OPTION );
	}

	private function site( string $path ): int {
		$site = wpmu_create_blog( 'shop.test', $path, 'A branch', 1 );
		$this->assertIsInt( $site );
		$this->sites[] = $site;
		return $site;
	}

	/** @param callable $work What to do on a site. */
	private function on( int $site, callable $work ) {
		switch_to_blog( $site );
		try {
			return $work();
		} finally {
			restore_current_blog();
		}
	}

	/** @return string[] names of our tables and options, of all sites together */
	private function traces(): array {
		global $wpdb;
		$traces = $wpdb->get_col( $wpdb->prepare( 'SHOW TABLES LIKE %s', '%' . $wpdb->esc_like( 'chatflow' ) . '%' ) );
		foreach ( get_sites( array( 'fields' => 'ids' ) ) as $site ) {
			$traces = array_merge(
				$traces,
				$this->on( (int) $site, static fn() => $GLOBALS['wpdb']->get_col( "SELECT option_name FROM {$GLOBALS['wpdb']->options} WHERE option_name LIKE '%chatflow%'" ) )
			);
		}
		return $traces;
	}

	public function test_a_new_site_gets_a_table_of_its_own_and_a_deleted_one_takes_it_along(): void {
		$site  = $this->site( '/branch/' );
		$table = $this->on( $site, array( Outbox::class, 'table' ) );
		$this->assertSame( "wp_{$site}_chatflow_outbox", $table );
		$this->assertContains( $table, $this->traces() );
		$this->assertNotFalse( $this->on( $site, static fn() => wp_next_scheduled( 'chatflow_nightly' ) ) );
		wp_delete_site( $site );
		$this->assertNotContains( $table, $this->traces() );
		$this->assertContains( 'wp_chatflow_outbox', $this->traces() );
	}

	public function test_what_is_changed_while_switched_to_another_site_waits_there(): void {
		$site = $this->site( '/branch/' );
		$this->connect();
		$this->on( $site, fn() => $this->connect() );
		$here  = $this->order()->get_id();
		$there = $this->on( $site, fn() => $this->product( 'Mug' )->get_id() );
		$this->finish_request();
		$waiting = static fn() => array_column( Plugin::instance()->outbox()->waiting( 10 ), 'external_id', 'kind' );
		$this->assertSame( array( 'order' => (string) $here ), $waiting() );
		$this->assertSame( array( 'product' => (string) $there ), $this->on( $site, $waiting ) );
	}

	public function test_a_site_that_is_not_connected_collects_nothing_from_its_neighbour(): void {
		$site = $this->site( '/branch/' );
		$this->connect();
		$this->on( $site, fn() => $this->product( 'Mug' ) );
		$this->finish_request();
		$this->assertSame( 0, $this->on( $site, static fn() => Plugin::instance()->outbox()->counts()['waiting'] ) );
		$this->assertNull( $this->on( $site, static fn() => ( new Connections() )->active() ) );
	}

	public function test_at_night_a_customer_of_another_site_of_the_network_is_not_called_gone(): void {
		$this->connect();
		update_option( 'chatflow_settings', array( 'send_pages' => false, 'send_orders' => false, 'send_products' => false ) );
		$ann = $this->person( 'ann' );
		remove_user_from_blog( $ann, 1 );
		$this->finish_request();
		$this->answer_with( static fn( array $request ) => array( 200, 'GET' === $request['method'] ? array( 'data' => array( array( 'externalId' => (string) $ann, 'updatedAt' => '2026-03-02T08:00:00Z' ) ), 'nextCursor' => null ) : array() ) );
		do_action( 'chatflow_nightly' );
		$this->assertSame( array( 'GET' ), array_values( array_unique( array_column( $this->requests, 'method' ) ) ) );
		add_user_to_blog( 1, $ann, 'customer' );
	}

	public function test_a_sites_administrator_may_not_name_an_inner_address(): void {
		wp_set_current_user( $this->person( 'bob', 'administrator' ) );
		foreach ( array( 'http://127.0.0.1:8080', 'http://10.0.0.5', 'https://192.168.1.1', 'http://localhost' ) as $address ) {
			$this->assertFalse( Address::may_be_named( (string) Address::clean( $address ) ), $address );
		}
		$this->assertTrue( Address::may_be_named( 'https://93.184.216.34' ) );
		$this->assertFalse( get_site_option( Address::OPTION ) );
	}

	public function test_where_an_inner_address_was_stored_all_the_same_nothing_goes(): void {
		( new Connections() )->save( array( 'base_url' => 'http://127.0.0.1:1', 'site_key' => 'key1' ), array( 'site' => 'cfs_secret' ) );
		remove_all_filters( 'pre_http_request' );
		$asked = array();
		$look  = static function ( $answer, array $arguments ) use ( &$asked ) {
			$asked[] = $arguments['reject_unsafe_urls'];
			return $answer;
		};
		add_filter( 'pre_http_request', $look, 10, 2 );
		$answer = ( new Connections() )->client()->get( '/api/v1/connections/current' );
		$this->assertSame( array( true ), $asked );
		$this->assertSame( 0, $answer->status );
		$this->assertStringContainsString( 'valid URL', $answer->reason() );
	}

	public function test_what_the_networks_administrator_has_named_serves_all_sites(): void {
		wp_set_current_user( 1 );
		grant_super_admin( 1 );
		$inner = 'http://10.0.0.5';
		$this->assertTrue( Address::may_be_named( $inner ) );
		wp_set_current_user( $this->person( 'bob', 'administrator' ) );
		$this->assertTrue( Address::may_be_named( $inner ) );
		$this->assertFalse( Address::may_be_named( 'http://10.0.0.6' ) );
		$this->assertTrue( $this->on( $this->site( '/branch/' ), static fn() => Address::is_trusted( $inner ) ) );
	}

	public function test_deleted_from_the_network_it_leaves_nothing_on_any_site(): void {
		$this->site( '/branch/' );
		update_site_option( Address::OPTION, array( 'http://10.0.0.5' ) );
		defined( 'WP_UNINSTALL_PLUGIN' ) || define( 'WP_UNINSTALL_PLUGIN', 'chatflow/chatflow.php' );
		include WP_PLUGIN_DIR . '/chatflow/uninstall.php';
		$this->assertSame( array(), $this->traces() );
		$this->assertFalse( get_site_option( Address::OPTION ) );
		ChatFlow\Lifecycle::activate( true );
	}
}
