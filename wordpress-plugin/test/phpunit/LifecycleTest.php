<?php

declare( strict_types=1 );

use ChatFlow\Connection\Connections;
use ChatFlow\Outbox\Outbox;
use ChatFlow\Plugin;

final class LifecycleTest extends ShopTestCase {

	protected function tearDown(): void {
		parent::tearDown();
		ChatFlow\Lifecycle::activate();
	}

	/** @return string[] names of options and tables of ours */
	private function traces(): array {
		global $wpdb;
		return array_merge(
			$wpdb->get_col( "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE '%chatflow%'" ),
			$wpdb->get_col( $wpdb->prepare( 'SHOW TABLES LIKE %s', '%' . $wpdb->esc_like( 'chatflow' ) . '%' ) )
		);
	}

	private function uninstall(): void {
		defined( 'WP_UNINSTALL_PLUGIN' ) || define( 'WP_UNINSTALL_PLUGIN', 'chatflow/chatflow.php' );
		include WP_PLUGIN_DIR . '/chatflow/uninstall.php';
	}

	public function test_deleted_it_leaves_nothing_and_tells_the_service(): void {
		$this->connect();
		$this->order();
		$this->finish_request();
		Plugin::instance()->backfill()->start();
		$this->uninstall();
		$this->assertSame( array(), $this->traces() );
		$this->assertSame( 'DELETE', end( $this->requests )['method'] );
		$this->assertSame( '/api/v1/connections/current', end( $this->requests )['path'] );
		$this->assertFalse( wp_next_scheduled( 'chatflow_nightly' ) );
	}

	public function test_a_copy_does_not_disconnect_the_original(): void {
		$this->connect();
		update_option( Connections::OPTION, array( 'site_url' => 'https://original.example' ) + get_option( Connections::OPTION ) );
		$this->uninstall();
		$this->assertSame( array(), $this->requests );
		$this->assertSame( array(), $this->traces() );
	}

	public function test_the_owner_may_ask_to_keep_everything(): void {
		$this->connect();
		update_option( 'chatflow_settings', array( 'keep_data' => true ) );
		$this->uninstall();
		$this->assertNotNull( ( new Connections() )->active() );
		$this->assertSame( array(), $this->requests );
	}

	public function test_deactivated_it_runs_nothing(): void {
		$this->connect();
		$this->order();
		$this->finish_request();
		ChatFlow\Lifecycle::deactivate();
		foreach ( array( 'chatflow_send', 'chatflow_sweep', 'chatflow_nightly' ) as $hook ) {
			$this->assertFalse( wp_next_scheduled( $hook ) );
		}
		$this->assertNotNull( ( new Connections() )->active() );
	}
}
