<?php

declare( strict_types=1 );

use ChatFlow\Admin;
use ChatFlow\Plugin;

final class AdminTest extends ShopTestCase {

	protected function setUp(): void {
		parent::setUp();
		// As on a request to the REST API: the routes are registered when its server is made.
		( new Admin\Conversation_Routes( Plugin::instance()->connections() ) )->register();
		$GLOBALS['wp_rest_server'] = null;
	}

	public function test_the_order_screen_asks_for_the_customers_conversations(): void {
		$this->connect();
		wp_set_current_user( 1 );
		$ann    = $this->person( 'ann' );
		$order  = $this->order( array( 'customer_id' => $ann ) );
		$guests = $this->order( array( 'billing_email' => 'guest@example.com' ) );
		$this->answer_with( static fn() => array( 200, array( 'data' => array( array( 'id' => 'cnv_1', 'status' => 'open', 'updatedAt' => gmdate( 'c' ), 'lastText' => '<b>Hi</b>', 'url' => 'javascript:alert(1)' ) ), 'unread' => 1 ) ) );
		$told = $this->rest( 'GET', '/chatflow/v1/admin/orders/' . $order->get_id() . '/conversations' )->get_data()['data'][0];
		$this->assertSame( 'open', $told['label'] );
		$this->assertSame( '', $told['url'], 'Only web addresses become links.' );
		$this->assertStringContainsString( "customerExternalId=$ann", $this->requests[0]['path'] );
		$this->rest( 'GET', '/chatflow/v1/admin/orders/' . $guests->get_id() . '/conversations' );
		$this->assertStringContainsString( 'email=guest%40example.com', $this->requests[1]['path'] );
	}

	public function test_customers_see_nothing_of_it(): void {
		$this->connect();
		$order = $this->order();
		wp_set_current_user( $this->person( 'ann' ) );
		$this->assertSame( 403, $this->rest( 'GET', '/chatflow/v1/admin/orders/' . $order->get_id() . '/conversations' )->get_status() );
		$this->assertSame( 403, $this->rest( 'GET', '/chatflow/v1/admin/unread' )->get_status() );
		$this->assertSame( array(), $this->requests );
	}

	public function test_the_service_is_asked_for_the_unread_once_a_minute(): void {
		$this->connect();
		wp_set_current_user( 1 );
		$this->answer_with( static fn() => array( 200, array( 'data' => array(), 'unread' => 3 ) ) );
		$this->assertSame( 3, $this->rest( 'GET', '/chatflow/v1/admin/unread' )->get_data()['unread'] );
		$this->assertSame( 3, $this->rest( 'GET', '/chatflow/v1/admin/unread' )->get_data()['unread'] );
		$this->assertCount( 1, $this->requests );
	}

	public function test_a_mail_says_when_conversations_begin_to_wait_and_not_each_time_somebody_looks(): void {
		$this->connect();
		$watch = new Admin\Watch( Plugin::instance()->settings(), Plugin::instance()->connections() );
		add_filter( 'cron_schedules', array( $watch, 'add_interval' ) );
		$this->mails = array();
		$unread      = 0;
		$this->answer_with(
			static function () use ( &$unread ): array {
				return array( 200, array( 'data' => array(), 'unread' => $unread ) );
			}
		);
		$look = static function ( int $now ) use ( &$unread, $watch ): void {
			$unread = $now;
			$watch->look();
		};
		$look( 2 );
		$this->assertSame( array(), $this->requests, 'Nobody wants to know.' );
		update_option( 'chatflow_settings', array( 'notify_email' => 'owner@shop.test' ) );
		$look( 2 );
		$look( 2 );
		$look( 5 );
		$this->assertCount( 1, $this->mails );
		$this->assertStringContainsString( '2 conversations wait', $this->mails[0]['message'] );
		$look( 0 );
		$look( 1 );
		$this->assertCount( 2, $this->mails );
		$watch->keep_looking();
		$this->assertSame( 'chatflow_five_minutes', wp_get_schedule( 'chatflow_watch' ) );
		update_option( 'chatflow_settings', array() );
		$watch->keep_looking();
		$this->assertFalse( wp_next_scheduled( 'chatflow_watch' ) );
		delete_option( Admin\Watch::OPTION );
	}

	public function test_the_dashboard_has_a_notice_for_waiting_conversations_and_other_screens_have_none(): void {
		$this->connect();
		wp_set_current_user( 1 );
		require_once ABSPATH . 'wp-admin/includes/class-wp-screen.php';
		require_once ABSPATH . 'wp-admin/includes/screen.php';
		$shown = static function ( string $screen ): string {
			set_current_screen( $screen );
			ob_start();
			( new Admin\Notices( Plugin::instance()->connections() ) )->show_waiting();
			return (string) ob_get_clean();
		};
		$this->assertStringContainsString( 'http://chat.test/admin/', $shown( 'dashboard' ) );
		$this->assertSame( '', $shown( 'plugins' ) );
		wp_set_current_user( $this->person( 'ann' ) );
		$this->assertSame( '', $shown( 'dashboard' ) );
		unset( $GLOBALS['current_screen'] );
	}

	public function test_a_service_that_is_down_is_said_to_be_down(): void {
		$this->connect();
		wp_set_current_user( 1 );
		$this->answer_with( static fn() => null );
		$this->assertSame( 502, $this->rest( 'GET', '/chatflow/v1/admin/unread' )->get_status() );
	}

	/** @dataProvider tabs */
	public function test_each_tab_shows_itself_and_no_secret( string $tab ): void {
		wp_set_current_user( 1 );
		require_once ABSPATH . 'wp-admin/includes/template.php';
		$_GET['tab'] = $tab;
		$screen      = new Admin\Settings_Screen( Plugin::instance()->settings(), Plugin::instance()->connections() );
		foreach ( array( false, true ) as $connected ) {
			if ( $connected ) {
				$this->connect();
			}
			ob_start();
			$screen->show();
			$html = (string) ob_get_clean();
			$this->assertStringContainsString( 'nav-tab-active', $html );
			$this->assertStringNotContainsString( 'cfs_secret', $html );
			$this->assertStringNotContainsString( self::SECRET, $html );
		}
		unset( $_GET['tab'] );
	}

	/** @return array<int, array{0: string}> */
	public function tabs(): array {
		return array( array( 'connection' ), array( 'display' ), array( 'data' ), array( 'health' ) );
	}

	public function test_a_box_for_the_chat_stands_where_the_site_is_connected(): void {
		$this->assertSame( '', do_shortcode( '[chatflow_inline]' ) );
		$this->connect();
		$this->assertStringContainsString( 'data-chatflow-inline', do_shortcode( '[chatflow_inline]' ) );
		$this->assertStringContainsString( 'Hi &lt;b&gt;', do_blocks( '<!-- wp:chatflow/inline {"greeting":"Hi <b>"} /-->' ) );
	}

	public function test_the_chat_button_stands_where_the_site_is_connected(): void {
		$this->assertSame( '', do_shortcode( '[chatflow text="Ask"]' ) );
		$this->connect();
		$this->assertStringContainsString( 'data-chatflow-open="show"', do_shortcode( '[chatflow text="Ask <i>us</i>"]' ) );
		$this->assertStringContainsString( 'Ask &lt;i&gt;us', do_shortcode( '[chatflow text="Ask <i>us</i>"]' ) );
		$this->assertStringContainsString( 'data-chatflow-open', do_blocks( '<!-- wp:chatflow/ask {"text":"Talk"} /-->' ) );
	}
}
